import { type Kysely, sql } from 'kysely'
import type { Role } from '../domain/access/policy.ts'
import type { IncidentId, PlaceId } from '../domain/ids.ts'
import type { IncidentSource, InvestigationState } from '../domain/incident/incident.ts'
import type { PublicStatement, UnresolvedIncident } from '../domain/unresolved/unresolved.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { isSerious } from './is-serious.ts'
import { raiseDecisionsRevision } from './operations.ts'
import type { Tables } from './tables.ts'

interface Row {
  readonly id: string
  readonly happened_from: Date
  readonly happened_to: Date
  readonly crime_group: string
  readonly crime_code: string | null
  readonly source: string
  readonly place_id: string | null
  readonly place_name: string | null
  readonly investigation: string | null
  readonly state_since: Date
  readonly statement: string | null
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly revision: number
}

export const unresolvedQueries = (db: Kysely<Tables>): StoreTx['unresolved'] => ({
  async list(operation, serious, only) {
    const { rows } = await sql<Row>`
      select i.id, i.happened_from, i.happened_to, i.crime_group, i.crime_code, i.source, i.place_id,
        p.name as place_name, i.investigation, since.at as state_since, s.statement, s.decided_at, s.decided_by,
        coalesce(s.sequence, 0)::float8 as revision
      from incidents i
      left join places p on p.operation_id = i.operation_id and p.id = i.place_id
      -- The first import since it last was in another state.
      cross join lateral (
        select min(m.at) as at
        from incident_versions v join imports m on m.operation_id = v.operation_id and m.id = v.import_id
        where v.operation_id = i.operation_id and v.id = i.id and m.status = 'done' and m.sequence > coalesce((
          select max(om.sequence)
          from incident_versions o join imports om on om.operation_id = o.operation_id and om.id = o.import_id
          where o.operation_id = i.operation_id and o.id = i.id and om.status = 'done'
            and o.investigation is distinct from i.investigation), 0)) since
      left join lateral (
        select statement, decided_at, decided_by, sequence from public_statements
        where operation_id = i.operation_id and incident_id = i.id
        order by sequence desc limit 1) s on true
      where i.operation_id = ${operation}
        and ${isSerious(serious)} and i.investigation is distinct from 'cleared' and i.precision <> 'area'
        and (${only ?? null}::uuid is null or i.id = ${only ?? null})
      order by i.happened_from desc, i.id`.execute(db)
    return rows.map(toUnresolved)
  },

  async countAtAreaLevel(operation, serious) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from incidents i
      where i.operation_id = ${operation}
        and ${isSerious(serious)} and i.investigation is distinct from 'cleared' and i.precision = 'area'`.execute(db)
    return rows[0]?.count ?? 0
  },

  async lock(operation) {
    await sql`select from operations where operation_id = ${operation} for no key update`.execute(db)
  },

  async decide(operation, incident, { statement, decidedAt, decidedBy }) {
    await sql`
      insert into public_statements (operation_id, incident_id, statement, decided_at, decided_by)
      values (${operation}, ${incident}, ${statement}, ${new Date(decidedAt)}, ${decidedBy})`.execute(db)
    await raiseDecisionsRevision(db, operation)
  },
})

const toUnresolved = (row: Row): UnresolvedIncident => ({
  id: row.id as IncidentId,
  interval: { from: row.happened_from.getTime(), to: row.happened_to.getTime() },
  group: row.crime_group,
  code: row.crime_code,
  source: row.source as IncidentSource,
  place: row.place_id as PlaceId | null,
  placeName: row.place_name,
  investigation: row.investigation as InvestigationState | null,
  stateKnownSince: row.state_since.getTime(),
  revision: row.revision,
  decision:
    row.statement === null || row.decided_at === null
      ? null
      : {
          statement: row.statement as PublicStatement,
          decidedAt: row.decided_at.getTime(),
          decidedBy: row.decided_by as Role,
        },
})
