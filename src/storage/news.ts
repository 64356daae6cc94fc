import { type Kysely, sql } from 'kysely'
import type { Role } from '../domain/access/policy.ts'
import type { OperationId, PlaceId } from '../domain/ids.ts'
import type { InvestigationState } from '../domain/incident/incident.ts'
import type { DecisionNews, ImportNews, News, PlaceNews, UnresolvedNews } from '../domain/news/news.ts'
import type { PointVerb } from '../domain/point/point.ts'
import type { Serious } from '../domain/unresolved/serious.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { isSerious } from './is-serious.ts'
import type { Tables } from './tables.ts'

export const newsQueries = (db: Kysely<Tables>): StoreTx['news'] => ({
  async lastLook(operation, staff) {
    const row = await db
      .selectFrom('last_looks')
      .select('looked_at')
      .where('operation_id', '=', operation)
      .where('staff_id', '=', staff)
      .executeTakeFirst()
    return row?.looked_at.getTime() ?? null
  },

  async look(operation, staff, at) {
    // Never backwards: a window that was left open knows less than one that was opened after it.
    await sql`
      insert into last_looks (operation_id, staff_id, looked_at) values (${operation}, ${staff}, ${new Date(at)})
      on conflict (operation_id, staff_id)
      do update set looked_at = greatest(last_looks.looked_at, excluded.looked_at)`.execute(db)
  },

  async writingSince(operation) {
    const row = await db
      .selectFrom('imports')
      .select('at')
      .where('operation_id', '=', operation)
      .where('status', '=', 'writing')
      .orderBy('at')
      .executeTakeFirst()
    return row?.at.getTime() ?? null
  },

  async since(operation, moment, serious) {
    const since = new Date(moment)
    const imports = await importsSince(db, operation, since)
    // Incidents come with imports only: without one there is nothing to look for among up to a million.
    const came = imports.length > 0
    return {
      imports,
      incidents: came ? await incidentsSince(db, operation, since) : [],
      unresolved: await unresolvedSince(db, operation, { since, serious, came }),
      proposed: await proposedSince(db, operation, since),
      decided: await decidedSince(db, operation, since),
    }
  },
})

async function importsSince(db: Kysely<Tables>, operation: OperationId, since: Date): Promise<readonly ImportNews[]> {
  const { rows } = await sql<{ at: Date; added: number; updated: number }>`
    select at, (figures ->> 'added')::integer as added, (figures ->> 'updated')::integer as updated
    from imports where operation_id = ${operation} and status = 'done' and at > ${since}
    order by sequence desc`.execute(db)
  return rows.map(({ at, added, updated }) => ({ at: at.getTime(), added, updated }))
}

/** An incident is new when every version of it came by an import of since then. */
async function incidentsSince(db: Kysely<Tables>, operation: OperationId, since: Date): Promise<readonly PlaceNews[]> {
  const { rows } = await sql<{ place_id: string | null; name: string | null; count: number }>`
    select i.place_id, p.name, count(*)::integer as count
    from incidents i
    join imports m on m.operation_id = i.operation_id and m.id = i.import_id and m.at > ${since}
    left join places p on p.operation_id = i.operation_id and p.id = i.place_id
    where i.operation_id = ${operation} and not exists (
      select from incident_versions o join imports om on om.operation_id = o.operation_id and om.id = o.import_id
      where o.operation_id = i.operation_id and o.id = i.id and om.at <= ${since})
    group by i.place_id, p.name order by count desc, p.name nulls last, i.place_id`.execute(db)
  return rows.map((row) => ({ place: row.place_id as PlaceId | null, placeName: row.name, count: row.count }))
}

interface UnresolvedRow {
  readonly turn: UnresolvedNews['turn']
  readonly crime_group: string
  readonly place_id: string | null
  readonly name: string | null
  readonly investigation: string | null
}

/** Of what is on the board; what is known at area level is not. */
async function unresolvedSince(
  db: Kysely<Tables>,
  operation: OperationId,
  { since, serious, came }: { readonly since: Date; readonly serious: Serious; readonly came: boolean },
): Promise<readonly UnresolvedNews[]> {
  const { rows } = await sql<UnresolvedRow>`
    select t.turn, i.crime_group, i.place_id, p.name, i.investigation
    from incidents i
    join imports m on m.operation_id = i.operation_id and m.id = i.import_id
    left join places p on p.operation_id = i.operation_id and p.id = i.place_id
    left join lateral (
      -- How it stood when she last looked.
      select o.investigation from incident_versions o
      join imports om on om.operation_id = o.operation_id and om.id = o.import_id
      where o.operation_id = i.operation_id and o.id = i.id and om.at <= ${since} and om.status = 'done'
      order by om.sequence desc limit 1) was on true
    cross join lateral (
      select case
        when m.at > ${since} and was is null and i.investigation is distinct from 'cleared' then 'new'
        when m.at > ${since} and was is not null and was.investigation is distinct from i.investigation then
          case when i.investigation = 'cleared' then 'cleared' else 'state' end
        when i.investigation is distinct from 'cleared' and exists (
          select from public_statements s where s.operation_id = i.operation_id and s.incident_id = i.id
            and s.decided_at > ${since}) then 'statement' end as turn) t
    where i.operation_id = ${operation} and ${isSerious(serious)} and i.precision <> 'area'
      and (${came} or i.investigation is distinct from 'cleared') and t.turn is not null
    order by i.happened_from desc, i.id`.execute(db)
  return rows.map((row) => ({
    turn: row.turn,
    group: row.crime_group,
    place: row.place_id as PlaceId | null,
    placeName: row.name,
    investigation: row.investigation as InvestigationState | null,
  }))
}

async function proposedSince(db: Kysely<Tables>, operation: OperationId, since: Date): Promise<News['proposed']> {
  const { rows } = await sql<{ place: PlaceId; name: string }>`
    select p.id as place, p.name from point_proposals o
    join places p on p.operation_id = o.operation_id and p.id = o.place_id
    where o.operation_id = ${operation} and o.proposed_at > ${since} order by p.name, p.id`.execute(db)
  return rows
}

interface DecisionRow {
  readonly at: Date
  readonly verb: string
  readonly by_role: string
  readonly by_organisation: string
  readonly places: readonly { readonly place: PlaceId; readonly name: string }[]
}

async function decidedSince(db: Kysely<Tables>, operation: OperationId, since: Date): Promise<readonly DecisionNews[]> {
  const { rows } = await sql<DecisionRow>`
    select d.at, d.verb, d.by_role, d.by_organisation, coalesce((
      select jsonb_agg(distinct jsonb_build_object('place', p.id, 'name', p.name)) from places p
      where p.operation_id = d.operation_id and (p.id = d.place_id or p.id in (
        select coalesce(c.to_place_id, c.from_place_id) from point_changes c
        where c.operation_id = d.operation_id and c.decision_id = d.id
          and (c.to_state is distinct from 'closed' or d.verb = 'state')))), '[]') as places
    from point_decisions d
    where d.operation_id = ${operation} and d.at > ${since}
    order by d.sequence desc`.execute(db)
  return rows.map((row) => ({
    at: row.at.getTime(),
    verb: row.verb as PointVerb,
    by: { role: row.by_role as Role, organisation: row.by_organisation },
    places: row.places,
  }))
}
