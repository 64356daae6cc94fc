import { type Kysely, type RawBuilder, sql } from 'kysely'
import { contains } from '../domain/geo/polygon.ts'
import type { OperationId } from '../domain/ids.ts'
import type { Repointing } from '../domain/place/ground.ts'
import type { Tables } from './tables.ts'

/** One step of an edit: some incidents, in every version of them, go from one place or area to another. */
interface Step {
  readonly operation: OperationId
  readonly revision: number
  readonly step: number
  readonly kind: 'incident-place' | 'incident-area'
  readonly from: string
  readonly to: string
}

const columnOf = { 'incident-place': sql.ref('place_id'), 'incident-area': sql.ref('area_id') }

/** Lets incidents follow a merge or a split, and notes each. Points follow by themselves (`merged-places.ts`). */
export async function repoint(
  db: Kysely<Tables>,
  operation: OperationId,
  revision: number,
  repointings: readonly Repointing[],
): Promise<void> {
  for (const [step, { of, from, to, within }] of repointings.entries()) {
    const about: Step = { operation, revision, step, kind: `incident-${of}`, from, to }
    if (within === null) await move(db, about, sql`true`)
    else await moveThoseWithin(db, about, within)
  }
}

/** Incidents with a position of their own go with the part of a split that they lie in; the rest stay. */
async function moveThoseWithin(db: Kysely<Tables>, step: Step, within: NonNullable<Repointing['within']>) {
  if (within.type !== 'Polygon') return
  const { rows } = await sql<{ id: string; import_id: string; east: number; north: number }>`
    select id, import_id, east_metres as east, north_metres as north from incident_versions
    where operation_id = ${step.operation} and place_id = ${step.from} and east_metres is not null`.execute(db)
  const inside = rows.filter(({ east, north }) => contains(within, { eastMetres: east, northMetres: north }))
  const ids = inside.map(({ id }) => id)
  const imports = inside.map((row) => row.import_id)
  await move(db, step, sql`(id, import_id) in (select * from unnest(${ids}::uuid[], ${imports}::uuid[]))`)
}

async function move(
  db: Kysely<Tables>,
  { operation, revision, step, kind, from, to }: Step,
  which: RawBuilder<unknown>,
) {
  await sql`
    with moved as (
      update incident_versions set ${columnOf[kind]} = ${to}
      where operation_id = ${operation} and ${columnOf[kind]} = ${from} and ${which} returning id, import_id)
    insert into place_moves (operation_id, revision, step, kind, record_id, import_id, former_id, new_id)
    select ${operation}, ${revision}, ${step}, ${kind}, id, import_id, ${from}, ${to} from moved`.execute(db)
}

const noted = (operation: OperationId, undone: number, step: number) => sql`
  select record_id, import_id from place_moves
  where operation_id = ${operation} and revision = ${undone} and step = ${step}`

/**
 * Brings back what the edit `undone` moved and nothing else, the same way, and notes that too, so that it can be done again.
 * An incident that has since lost its place, or got a new version by a correction, is left alone.
 * @returns the place or area that a later edit took some of them from: then nothing may be undone
 */
export async function moveBack(
  db: Kysely<Tables>,
  operation: OperationId,
  revision: number,
  undone: number,
): Promise<string | null> {
  const { rows } = await sql<{ step: number; kind: Step['kind']; former_id: string; new_id: string }>`
    select distinct step, kind, former_id, new_id from place_moves
    where operation_id = ${operation} and revision = ${undone} order by step desc`.execute(db)
  for (const [step, { kind, former_id: to, new_id: from, ...was }] of rows.entries()) {
    const which = sql`(id, import_id) in (${noted(operation, undone, was.step)})`
    const moved = await sql`
      select from incident_versions where operation_id = ${operation} and ${columnOf[kind]} <> ${from} and ${which}
      limit 1`.execute(db)
    if (moved.rows.length > 0) return from
    await move(db, { operation, revision, step, kind, from, to }, which)
  }
  return null
}
