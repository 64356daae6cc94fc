import type { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { IncidentId, OperationId, PlaceId } from '../domain/ids.ts'
import { incidentSources, investigationStates } from '../domain/incident/incident.ts'
import type { IncidentColumns, IncidentFilter } from '../usecases/ports.ts'
import type { Tables } from './tables.ts'

/** Rows a query: enough to make the round trip cheap, few enough not to hold the embedded database's thread long. */
const pageRows = 20_000

/** Within crime groups no control character occurs, so this parts them. */
const parting = '\u001f'

const year2000 = Date.UTC(2000, 0, 1)

/** One page: each column as one text or the bytes of all its values: a row in the driver costs more than its values. */
interface PackedPage {
  readonly ids: string | null
  readonly froms: Buffer
  readonly tos: Buffer
  readonly knowns: Buffer
  readonly places: string
  readonly groups: string
  readonly sources: string
  readonly codes: string
  readonly investigations: string
}

/**
 * Reads incidents as columns for the kernels, ordered by id.
 * Cost: docs/decisions/0002-embedded-database.md.
 * @param filter `from` and `to` keep incidents whose interval touches `[from, to)`
 */
export async function readColumns(
  db: Kysely<Tables>,
  operation: OperationId,
  filter: IncidentFilter,
): Promise<IncidentColumns> {
  const ids: IncidentId[] = []
  const pages: PackedPage[] = []
  for (;;) {
    const page = await readPage(db, operation, filter, ids.at(-1) ?? null)
    if (page.ids === null) break
    const before = ids.length
    for (const id of page.ids.split(',')) ids.push(id as IncidentId)
    pages.push(page)
    if (ids.length - before < pageRows) break
    // The embedded database computes on this thread: others get their turn between pages.
    await setImmediate()
  }
  return unpack(ids, pages)
}

async function readPage(
  db: Kysely<Tables>,
  operation: OperationId,
  filter: IncidentFilter,
  after: IncidentId | null,
): Promise<PackedPage> {
  const { rows } = await sql<PackedPage>`
    select string_agg(id::text, ',') as ids,
      string_agg(timestamptz_send(happened_from), '') as froms,
      string_agg(timestamptz_send(happened_to), '') as tos,
      string_agg(timestamptz_send(coalesce(known_at, 'infinity')), '') as knowns,
      string_agg(coalesce(place_id::text, ''), ',') as places,
      string_agg(crime_group, ${parting}) as groups,
      string_agg(left(source, 1), '') as sources,
      string_agg(coalesce(crime_code, ''), ${parting}) as codes,
      string_agg((coalesce(array_position(${[...investigationStates]}::text[], investigation), 0))::text, '') as investigations
    from (
      select id, happened_from, happened_to, known_at, place_id, crime_group, source, crime_code,
        investigation
      from incidents where ${sql.join(conditions(operation, filter, after), sql` and `)}
      order by id limit ${pageRows}) as ordered`.execute(db)
  return rows[0] as PackedPage
}

function conditions(operation: OperationId, filter: IncidentFilter, after: IncidentId | null): RawBuilder<unknown>[] {
  const { groups, sources, from, to } = filter
  return [
    sql`operation_id = ${operation}`,
    ...(after === null ? [] : [sql`id > ${after}`]),
    ...(groups === undefined ? [] : [sql`crime_group = any(${groups})`]),
    ...(sources === undefined ? [] : [sql`source = any(${sources})`]),
    ...(from === undefined ? [] : [sql`happened_to >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql`happened_from < ${new Date(to)}`]),
  ]
}

function unpack(ids: readonly IncidentId[], pages: readonly PackedPage[]): IncidentColumns {
  const places = new Numbering<PlaceId>()
  const groups = new Numbering<string>()
  const codes = new Numbering<string>()
  const columns = {
    from: new Float64Array(ids.length),
    to: new Float64Array(ids.length),
    knownAt: new Float64Array(ids.length),
    place: new Int32Array(ids.length),
    group: new Uint16Array(ids.length),
    source: new Uint8Array(ids.length),
    code: new Uint16Array(ids.length),
    investigation: new Uint8Array(ids.length),
  }
  let start = 0
  for (const page of pages) {
    fillTimes(columns.from, start, page.froms)
    fillTimes(columns.to, start, page.tos)
    fillTimes(columns.knownAt, start, page.knowns)
    fill(columns.place, start, page.places.split(','), (id) => (id === '' ? -1 : places.of(id as PlaceId)))
    fill(columns.source, start, page.sources, (letter) => sourceOf[letter] ?? 0)
    fill(columns.code, start, page.codes.split(parting), (code) => codes.of(code))
    fill(columns.investigation, start, page.investigations, Number)
    start = fill(columns.group, start, page.groups.split(parting), (key) => groups.of(key))
  }
  return { rowCount: ids.length, ids, ...columns, places: places.values, groups: groups.values, codes: codes.values }
}

/** Sources begin with unequal letters, so one letter a row is enough. */
const sourceOf: Record<string, number> = Object.fromEntries(incidentSources.map((source, i) => [source[0], i]))

/** @returns the index after the last one filled */
function fill<T extends Int32Array | Uint16Array | Uint8Array>(
  column: T,
  start: number,
  cells: ArrayLike<string>,
  parse: (cell: string) => number,
): number {
  for (let i = 0; i < cells.length; i++) column[start + i] = parse(cells[i] ?? '')
  return start + cells.length
}

/** Microseconds since 2000 as 64-bit integers → epoch milliseconds; the greatest one is "infinity", which means unknown. */
function fillTimes(column: Float64Array, start: number, bytes: Buffer): void {
  for (let i = 0; i * 8 < bytes.length; i++) {
    const high = bytes.readInt32BE(i * 8)
    const microseconds = high * 2 ** 32 + bytes.readUInt32BE(i * 8 + 4)
    column[start + i] = high === 0x7fffffff ? Number.NaN : year2000 + microseconds / 1000
  }
}

/** Gives equal values one number, in the order in which they are met. */
class Numbering<T> {
  readonly values: T[] = []
  readonly #numbers = new Map<T, number>()

  of(value: T): number {
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    this.#numbers.set(value, this.values.length)
    return this.values.push(value) - 1
  }
}
