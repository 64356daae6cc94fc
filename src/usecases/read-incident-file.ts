import { checkMapping } from '../domain/import/check-mapping.ts'
import {
  type CheckedIncident,
  type CheckedRow,
  createRowChecker,
  type RowCheckerInput,
} from '../domain/import/check-row.ts'
import { guessMapping } from '../domain/import/guess-mapping.ts'
import type { RowProblem } from '../domain/import/import-record.ts'
import type { PlaceToMake } from '../domain/import/made-place.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import { shownValue } from '../domain/import/person-screen.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import type { CrimeCodeTable } from '../domain/incident/crime-codes.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { FileFacts, FilePlane, FileQuality, PlaceOrigin } from './file-analysis.ts'
import { createPlaceNamer } from './file-place-names.ts'
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
  return readRows(source, options, mapping, plane, droppedColumns)
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
): Promise<Result<ReadFile, readonly RowProblem[]>> {
  const input: RowCheckerInput = {
    mapping: inPlane(mapping, plane),
    columns: source.columns,
    sample: source.sample,
    operation: { planeEpsg: plane?.known === 'unnamed' || plane === null ? unnamedPlaneEpsg : plane.planeEpsg },
    controller: '',
    places: [],
    areas: [],
    codes: options.codes ?? brottskoder,
    now: options.now,
  }
  const checker = createRowChecker(input)
  const nameOf = createPlaceNamer(input)
  const rows = new FileRows()
  const tally = new FileTally()
  const reader = new FileReader(rows, tally, mapping.collapse)
  let read = 0
  let brokeOff: RowProblem | null = null
  for await (const row of source.rows()) {
    if ('problem' in row) {
      tally.unreadable(row.problem)
      if (row.ends) brokeOff = row.problem
    } else reader.take(row.row, checker.check(row), nameOf(row))
    if (++read % progressEvery === 0) options.progress(read)
  }
  // Something before the break can still be shown, with the break among its problems.
  if (brokeOff && rows.count === 0) return refuse([brokeOff])
  const quality = tally.quality([...new Set([...guessedDropped, ...checker.droppedColumns])])
  const { fileName: name, format, sha256, byteLength: bytes } = source
  const facts: FileFacts = { name, format, sha256, bytes, mapping, plane, period: rows.period() }
  return done({ facts, quality, rows, places: placesOf(rows, mapping) })
}

/**
 * Decides what becomes of each checked row: one incident, several, or one more row of an incident already seen.
 * As an import does (`import/incident-keys.ts`), but comparing with the row itself, which is still at hand here:
 * a hash of every row's content would cost a tenth of the analysis.
 */
class FileReader {
  readonly #firstOf = new Map<string, number>()
  readonly #rows: FileRows
  readonly #tally: FileTally
  readonly #collapses: boolean

  constructor(rows: FileRows, tally: FileTally, collapse: Mapping['collapse']) {
    this.#rows = rows
    this.#tally = tally
    this.#collapses = collapse === 'by-external-id'
  }

  take(row: number, checked: CheckedRow, named: PlaceToMake | null): void {
    if (checked.kind === 'skipped') return this.#tally.skipped()
    if (checked.kind === 'problems') return this.#tally.refused(checked.problems, checked.redactedCells)
    const { incident, times, notes } = checked
    const first = this.#rememberedRow(incident)
    if (first !== undefined) {
      if (this.#collapses || this.#rows.isSame(first, incident, named)) return this.#tally.collapsed()
      const value = shownValue(incident.externalId ?? '')
      return this.#tally.refused([{ row, column: null, value, code: 'id.repeated' }], notes.redactedCells)
    }
    this.#tally.incident(checked)
    for (let time = 0; time < times; time++) this.#rows.add(incident, named)
  }

  /** Where the incident of this id stands; undefined when it is new. Without an id every row is one of its own. */
  #rememberedRow({ externalId, key }: CheckedIncident): number | undefined {
    if (externalId === null) return undefined
    const first = this.#firstOf.get(key)
    if (first === undefined) this.#firstOf.set(key, this.#rows.count)
    return first
  }
}

function placesOf(rows: FileRows, mapping: Mapping): PlaceOrigin {
  const { places, count } = rows
  if (count === 0) return { from: 'none', why: 'no-incidents' }
  if (places.length === 0) return { from: 'none', why: 'no-positions' }
  const squares = places.filter(({ kind }) => kind === 'cell').length
  return { from: 'file', named: places.length - squares, squares, squareMetres: mapping.makePlacesMetres ?? 0 }
}
