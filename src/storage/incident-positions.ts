import type { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { AreaId, IncidentId, OperationId } from '../domain/ids.ts'
import type { IncidentPositions } from '../usecases/ports.ts'
import type { Tables } from './tables.ts'

const pageRows = 20_000

/** One page: each column as one text or the bytes of all its values, as in `incident-columns.ts`. */
interface PackedPage {
  readonly ids: string | null
  readonly east: Buffer
  readonly north: Buffer
  readonly snaps: Buffer
  readonly areas: string
}

/**
 * Where incidents lie beside their place: coordinates of their own, or an area where there is nothing better. Ordered by
 * id; an incident without either is left out. Cost: as `readColumns`, a quarter of it where few have coordinates.
 */
export async function readPositions(db: Kysely<Tables>, operation: OperationId): Promise<IncidentPositions> {
  const ids: IncidentId[] = []
  const areas: (AreaId | null)[] = []
  const numbers: [number[], number[], number[]] = [[], [], []]
  for (;;) {
    const page = await readPage(db, operation, ids.at(-1) ?? null)
    if (page.ids === null) break
    const found = page.ids.split(',')
    for (const id of found) ids.push(id as IncidentId)
    for (const id of page.areas.split(',')) areas.push(id === '' ? null : (id as AreaId))
    for (const [i, bytes] of [page.east, page.north, page.snaps].entries()) addDoubles(numbers[i] as number[], bytes)
    if (found.length < pageRows) break
    // The embedded database computes on this thread: others get their turn between pages.
    await setImmediate()
  }
  const [east, north, snaps] = numbers
  return {
    ids,
    areas,
    eastMetres: Float64Array.from(east),
    northMetres: Float64Array.from(north),
    snapMetres: Float64Array.from(snaps),
  }
}

async function readPage(db: Kysely<Tables>, operation: OperationId, after: IncidentId | null): Promise<PackedPage> {
  const { rows } = await sql<PackedPage>`
    select string_agg(id::text, ',') as ids,
      string_agg(float8send(coalesce(east_metres, 'NaN')), '') as east,
      string_agg(float8send(coalesce(north_metres, 'NaN')), '') as north,
      string_agg(float8send(coalesce(snap_metres, 'NaN')), '') as snaps,
      string_agg(coalesce(area_id::text, ''), ',') as areas
    from (
      select id, east_metres, north_metres, snap_metres, area_id
      from incidents
      where operation_id = ${operation} and (${after}::uuid is null or id > ${after})
        and (east_metres is not null or (place_id is null and area_id is not null))
      order by id limit ${pageRows}) as ordered`.execute(db)
  return rows[0] as PackedPage
}

function addDoubles(column: number[], bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += 8) column.push(bytes.readDoubleBE(at))
}
