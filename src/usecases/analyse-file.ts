import { checkMapping } from '../domain/import/check-mapping.ts'
import { type CheckedRow, createRowChecker } from '../domain/import/check-row.ts'
import { guessMapping } from '../domain/import/guess-mapping.ts'
import type { RowProblem } from '../domain/import/import-record.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import type { CrimeCodeTable } from '../domain/incident/crime-codes.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { FileFacts, FilePlane, FileQuality, PlaceOrigin } from './file-analysis.ts'
import { choosePlane, unnamedPlaneEpsg } from './file-plane.ts'
import { FileRows } from './file-rows.ts'
import { FileTally } from './file-tally.ts'
import type { RowSource } from './ports.ts'

export interface ReadFileOptions {
  /** Parts of a mapping that a person has settled; the rest is guessed from the file. */
  readonly mapping: Partial<Mapping>
  /** `EPSG:…` as a person gave it; null: what the file, the mapping or the values say. */
  readonly crs: string | null
  readonly cellMetres: number
  readonly timeZone: string
  readonly codes?: CrimeCodeTable
  readonly now: EpochMs
  /** Told the rows read so far. */
  readonly progress: (rows: number) => void
}

/** A file read without a database: its incidents, its places, and how far it can be trusted. */
export interface ReadFile {
  readonly facts: FileFacts
  readonly quality: FileQuality
  readonly rows: FileRows
  readonly places: PlaceOrigin
}

/** Faults of the file as a whole that an analysis can live with: it says so instead of a ranking. */
const bearable = new Set(['file.no-place-column', 'file.crs-needed'])

const progressEvery = 5000

/**
 * Reads a file of incidents. Bad rows do not stop it: they are counted, with examples. Refused is only what
 * cannot be read at all: no time column, an unknown coordinate system, a file that is no table.
 */
export async function readIncidentFile(
  source: RowSource,
  options: ReadFileOptions,
): Promise<Result<ReadFile, readonly RowProblem[]>> {
  const { mapping, droppedColumns } = settledMapping(source, options)
  const told = (options.crs ?? options.mapping.crs ?? source.crs) !== null ? 'told' : 'guessed'
  const plane = await choosePlane(source, mapping, told)
  if (plane === 'unknown') {
    return refuse([{ row: 0, column: null, value: mapping.crs, code: 'file.crs-unknown' } satisfies RowProblem])
  }
  const fatal = checkMapping(mapping, source.columns).filter(({ code }) => !bearable.has(code))
  const unread = source.columns.length === 0 ? await firstProblem(source) : null
  if (unread) return refuse([unread])
  if (fatal.length > 0) return refuse(fatal)
  return done(await readRows(source, options, inPlane(mapping, plane), plane, droppedColumns))
}

function settledMapping(source: RowSource, options: ReadFileOptions) {
  const { columns, sample } = source
  const { mapping, droppedColumns } = guessMapping({ columns, sample, timeZone: options.timeZone, crs: source.crs })
  const settled = { ...mapping, makePlacesMetres: options.cellMetres, ...options.mapping }
  return { mapping: { ...settled, crs: options.crs ?? settled.crs }, droppedColumns }
}

const inPlane = (mapping: Mapping, plane: FilePlane | null): Mapping =>
  plane?.known === 'unnamed' ? { ...mapping, crs: 'plane' } : mapping

async function firstProblem(source: RowSource): Promise<RowProblem | null> {
  for await (const row of source.rows()) return 'problem' in row ? row.problem : null
  return null
}

async function readRows(
  source: RowSource,
  options: ReadFileOptions,
  mapping: Mapping,
  plane: FilePlane | null,
  guessedDropped: readonly string[],
): Promise<ReadFile> {
  const checker = createRowChecker({
    mapping,
    columns: source.columns,
    sample: source.sample,
    operation: { planeEpsg: plane?.known === 'unnamed' || plane === null ? unnamedPlaneEpsg : plane.planeEpsg },
    controller: '',
    places: [],
    areas: [],
    codes: options.codes ?? brottskoder,
    now: options.now,
  })
  const rows = new FileRows()
  const tally = new FileTally()
  const reader = new FileReader(rows, tally, mapping.collapse === 'by-external-id')
  let read = 0
  for await (const row of source.rows()) {
    if ('problem' in row) tally.refused([row.problem], 0)
    else reader.take(row.row, checker.check(row))
    if (++read % progressEvery === 0) options.progress(read)
  }
  const quality = tally.quality([...new Set([...guessedDropped, ...checker.droppedColumns])])
  const { fileName: name, format, sha256, byteLength: bytes } = source
  const facts: FileFacts = { name, format, sha256, bytes, mapping, plane, period: rows.period() }
  return { facts, quality, rows, places: placesOf(rows, mapping, plane) }
}

/** Decides what becomes of each checked row: one incident, several, or one more row of an incident already seen. */
class FileReader {
  readonly #seen = new Set<string>()
  readonly #rows: FileRows
  readonly #tally: FileTally
  readonly #collapse: boolean

  constructor(rows: FileRows, tally: FileTally, collapse: boolean) {
    this.#rows = rows
    this.#tally = tally
    this.#collapse = collapse
  }

  take(row: number, checked: CheckedRow): void {
    if (checked.kind === 'skipped') return this.#tally.skipped()
    if (checked.kind === 'problems') return this.#tally.refused(checked.problems, checked.redactedCells)
    if (this.#isRepeated(checked)) return this.#repeated(row, checked)
    this.#tally.incident(checked)
    for (let time = 0; time < checked.times; time++) this.#rows.add(checked.incident)
  }

  /** Only an id tells that two rows are one incident: two alike without an id are two. */
  #isRepeated({ incident: { externalId, key } }: Extract<CheckedRow, { kind: 'incident' }>): boolean {
    if (externalId === null) return false
    const before = this.#seen.size
    return this.#seen.add(key).size === before
  }

  #repeated(row: number, { incident }: Extract<CheckedRow, { kind: 'incident' }>): void {
    if (this.#collapse) this.#tally.collapsed()
    else this.#tally.refused([{ row, column: null, value: incident.externalId, code: 'id.repeated' }], 0)
  }
}

function placesOf({ places, count }: FileRows, mapping: Mapping, plane: FilePlane | null): PlaceOrigin {
  if (count === 0) return { from: 'none', why: 'no-incidents' }
  if (places.length === 0) return { from: 'none', why: 'no-positions' }
  const squareMetres = mapping.makePlacesMetres ?? 0
  return plane === null
    ? { from: 'names', places: places.length }
    : { from: 'squares', places: places.length, squareMetres }
}
