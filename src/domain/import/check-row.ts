import type { PlanePoint } from '../geo/geometry.ts'
import { createCodeLookup } from '../incident/code-table.ts'
import type { CrimeCodeTable } from '../incident/crime-codes.ts'
import { defaultMarks } from '../incident/default-marks.ts'
import type { Incident, IncidentSource } from '../incident/incident.ts'
import type { RecordMarks } from '../incident/marks.ts'
import type { Operation } from '../operation/operation.ts'
import type { Area, Place } from '../place/place.ts'
import type { EpochMs } from '../time/interval.ts'
import { localClock, localDay } from '../time/local-clock.ts'
import type { RowCells } from './cells.ts'
import { columnIndex } from './column-index.ts'
import { type Fault, fault, isFault } from './fault.ts'
import type { RowProblem } from './import-record.ts'
import { layoutOf } from './known-layouts.ts'
import { longIntervalMs } from './local-interval.ts'
import type { PlaceToMake } from './made-place.ts'
import type { Mapping } from './mapping.ts'
import { createCountReader, createIdReader } from './row-id.ts'
import { createKeyReader } from './row-key.ts'
import { createMeaningReader, type RowMeaning } from './row-meaning.ts'
import { createNoticeReader } from './row-notice.ts'
import { createPlaceReader, type RowPlace } from './row-place.ts'
import { createPositionReader } from './row-position.ts'
import { createProblemWriter, mayBeAreaLevel } from './row-problem.ts'
import { createScreen, feedScreen } from './row-screen.ts'
import { createTimeReader, type RowTime } from './row-time.ts'

export interface RowCheckerInput {
  readonly mapping: Mapping
  readonly columns: readonly string[]
  /** The first rows, for telling columns of persons from columns of numbers. */
  readonly sample: readonly RowCells[]
  readonly operation: Pick<Operation, 'planeEpsg'>
  /** Name of the organisation that answers for what its own people observed. */
  readonly controller: string
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
  readonly codes: CrimeCodeTable
  readonly now: EpochMs
}

/** An incident as a row offers it: without an id, and perhaps at a place that is still to be made. */
export interface CheckedIncident extends Omit<Incident, 'id' | 'import'> {
  /** `id:<external id>`, or `row:<hash of the row's content>`: equal rows have equal keys. */
  readonly key: string
  /** Set only when `place` is null: make it (once for each key) and put its id in `place`. */
  readonly placeToMake: PlaceToMake | null
}

/** What a row adds to the figures of its import. */
export interface RowNotes {
  readonly sensitive: boolean
  readonly snapped: boolean
  readonly withoutPlace: boolean
  readonly longInterval: boolean
  readonly dstMoved: boolean
  readonly redactedCells: number
  /** Told to people beside the problems, but no reason to refuse the row. */
  readonly warnings: readonly RowProblem[]
}

export type CheckedRow =
  | {
      readonly kind: 'incident'
      readonly incident: CheckedIncident
      /** How many such incidents the row stands for. */
      readonly times: number
      readonly notes: RowNotes
    }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'problems'; readonly problems: readonly RowProblem[]; readonly redactedCells: number }

export interface RowChecker {
  readonly droppedColumns: readonly string[]
  check(raw: RowCells): CheckedRow
}

type Marks = Readonly<Record<IncidentSource, RecordMarks>>

const marksOf = ({ mapping, controller }: RowCheckerInput): Marks => {
  const of = (source: IncidentSource) => mapping.marks ?? defaultMarks(source, controller)
  return { reported: of('reported'), discovered: of('discovered'), observed: of('observed'), feed: of('feed') }
}

interface Read {
  readonly id: string | null
  readonly time: RowTime
  readonly meaning: RowMeaning
  readonly place: RowPlace
  readonly position: PlanePoint | null
}

const noWarnings: readonly RowProblem[] = []

interface Refused {
  readonly faults: readonly Fault[]
  /** The row is kept at area level, or may be: its problems must not say where. */
  readonly areaLevel: boolean
}

/** Sensitive rows, and rows whose code nobody knows, lose place and position and keep at most an area (methods §0). */
function located({ meaning, place, position }: Read) {
  if (meaning.areaLevel) {
    return {
      precision: 'area',
      place: null,
      placeToMake: null,
      snapMetres: null,
      position: null,
      area: place.area,
    } as const
  }
  const { toMake, snapMetres, area } = place
  if (place.place || toMake) {
    return { precision: 'place', place: place.place, placeToMake: toMake, snapMetres, position, area } as const
  }
  const precision = position ? 'coordinates' : area ? 'area' : 'none'
  return { precision, place: null, placeToMake: null, snapMetres: null, position, area } as const
}

/**
 * Prepares checking rows against a mapping: everything that is the same for all rows is worked out here, once.
 * The mapping must have passed `checkMapping` and its coordinate system must be loaded. About 5 µs a row.
 */
export function createRowChecker(input: RowCheckerInput): RowChecker {
  const { mapping, columns, places, areas } = input
  const clock = localClock(mapping.timeZone)
  const isFeed = layoutOf(columns) === 'police-feed' && mapping.defaultSource === 'feed'
  const mapped = columnIndex(mapping, columns)
  const screen = isFeed ? feedScreen(columns, mapped) : createScreen(columns, input.sample, mapped)
  const { column } = screen
  const lookup = createCodeLookup(input.codes)
  const readNotice = isFeed ? createNoticeReader({ columns, mapping, clock, now: input.now, lookup, areas }) : null
  const readTime = createTimeReader(column, mapping.dateOrder, clock, input.now)
  const readMeaning = createMeaningReader(column, mapping, lookup)
  const readPlace = createPlaceReader({ column, mapping, places, areas, cleanText: screen.cleanText })
  const ground = [...places, ...areas].flatMap(({ geometry }) => geometry ?? [])
  const readPosition = createPositionReader({ column, crs: mapping.crs, planeEpsg: input.operation.planeEpsg, ground })
  const readId = createIdReader(column.externalId, screen.cleanText)
  const readCount = createCountReader(column.count)
  const keyOf = createKeyReader(column, screen.cleanText)
  const marks = marksOf(input)

  const problem = createProblemWriter(columns, mapped)

  /** Every part of the row is read, so that all that is wrong with it is told at once. */
  const read = (cells: readonly string[]): Read | Refused => {
    if (readNotice) {
      const notice = readNotice(cells)
      return 'meaning' in notice ? notice : { faults: notice, areaLevel: true }
    }
    const id = readId(cells)
    const time = readTime(cells)
    const meaning = readMeaning(cells, isFault(time) ? localDay(clock, input.now) : localDay(clock, time.from))
    const position = readPosition(cells)
    const place = readPlace(cells, isFault(position) ? null : position)
    if (isFault(id) || isFault(time) || isFault(meaning) || isFault(position) || isFault(place)) {
      return {
        faults: [id, time, meaning, position, place].filter(isFault),
        areaLevel: mayBeAreaLevel(meaning, time),
      }
    }
    return { id, time, meaning, place, position }
  }

  const check = (raw: RowCells): CheckedRow => {
    const { cells } = raw
    screen.begin(cells)
    const times = readCount(cells)
    if (times === 0) return { kind: 'skipped' }
    const row = read(cells)
    if ('faults' in row) return refuse(raw.row, isFault(times) ? [...row.faults, times] : row.faults, row.areaLevel)
    if (isFault(times)) return refuse(raw.row, [times], row.meaning.areaLevel)
    return accept(raw.row, cells, row, times)
  }

  const refuse = (rowNumber: number, faults: readonly Fault[], areaLevel: boolean): CheckedRow => {
    if (faults.length === 0) return { kind: 'skipped' }
    for (const { text } of faults) screen.count(text)
    return {
      kind: 'problems',
      problems: faults.map((one) => problem(rowNumber, one, areaLevel)),
      redactedCells: screen.redacted(),
    }
  }

  const accept = (rowNumber: number, cells: readonly string[], row: Read, times: number): CheckedRow => {
    const { time, meaning } = row
    const where = located(row)
    const key = keyOf(cells, row.id, meaning.areaLevel)
    const warnings = warningsOf(rowNumber, row)
    const incident: CheckedIncident = {
      key,
      externalId: row.id,
      interval: { from: time.from, to: time.to },
      knownAt: time.knownAt,
      // Name by name: spread into the middle, they took a tenth of what a row takes.
      precision: where.precision,
      place: where.place,
      placeToMake: where.placeToMake,
      snapMetres: where.snapMetres,
      position: where.position,
      area: where.area,
      code: meaning.code,
      group: meaning.group,
      source: meaning.source,
      investigation: meaning.investigation,
      marks: marks[meaning.source],
    }
    const notes: RowNotes = {
      sensitive: meaning.areaLevel,
      snapped: where.place !== null && where.snapMetres !== null,
      withoutPlace: where.place === null && where.placeToMake === null,
      longInterval: time.to - time.from > longIntervalMs,
      dstMoved: time.dst !== 'plain',
      redactedCells: screen.redacted(),
      warnings,
    }
    return { kind: 'incident', incident, times, notes }
  }

  const startColumn = [column.from, column.fromDate, column.fromTime].find((index) => index >= 0) ?? -1
  const warningsOf = (rowNumber: number, { time, meaning, place }: Read): readonly RowProblem[] => {
    const placeWarning = meaning.areaLevel ? null : place.warning
    if (time.dst !== 'gap' && meaning.warning === null && placeWarning === null) return noWarnings
    const warned = [meaning.warning, placeWarning].filter((one) => one !== null)
    for (const { text } of warned) screen.count(text)
    const told = warned.map((one) => problem(rowNumber, one, meaning.areaLevel))
    return time.dst === 'gap' ? [...told, problem(rowNumber, fault('time.in-dst-gap', startColumn, ''), false)] : told
  }

  return { droppedColumns: screen.droppedColumns, check }
}
