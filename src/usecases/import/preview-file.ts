import type { PlanePoint } from '../../domain/geo/geometry.ts'
import { contains } from '../../domain/geo/polygon.ts'
import { cellText } from '../../domain/import/cells.ts'
import type { CheckedRow, RowChecker } from '../../domain/import/check-row.ts'
import type { RowProblem } from '../../domain/import/import-record.ts'
import { layoutOf } from '../../domain/import/known-layouts.ts'
import { type ColumnRole, columnRoles, type Mapping } from '../../domain/import/mapping.ts'
import { type ColumnScreen, screenCell, screenColumn } from '../../domain/import/person-screen.ts'
import type { CrimeGroup } from '../../domain/incident/crime-codes.ts'
import type { IncidentSource } from '../../domain/incident/incident.ts'
import type { EpochMs, Interval } from '../../domain/time/interval.ts'
import type { RawRow, RowSource } from '../ports.ts'
import { checkerFor, type ImportGround, mappingProblems } from './prepare-import.ts'

/** A column as a person may see it: what is personal in its cells is cut out, a column of persons shows none. */
export interface PreviewColumn {
  readonly name: string
  readonly role: ColumnRole | null
  readonly personal: boolean
  readonly samples: readonly string[]
}

/** A row as it would be kept. */
export type PreviewRow =
  | {
      readonly kind: 'kept'
      readonly row: number
      readonly interval: Interval
      readonly group: string
      readonly code: string | null
      readonly source: IncidentSource
      /** Null without one, and always null for a sensitive row. */
      readonly place: string | null
      readonly sensitive: boolean
      readonly problems: readonly RowProblem[]
    }
  | { readonly kind: 'refused'; readonly row: number; readonly problems: readonly RowProblem[] }

/** Where the sample's rows fall; sensitive rows have lost their position before anybody looks. */
export interface PreviewMap {
  readonly positions: readonly PlanePoint[]
  /** Of those, within one of the operation's areas. */
  readonly inside: number
  readonly withoutPosition: number
  readonly sensitive: number
  /** Rows whose coordinates cannot be right. */
  readonly refused: number
}

export interface FilePreview {
  readonly columns: readonly PreviewColumn[]
  /** What must be settled before a row can be read. */
  readonly problems: readonly RowProblem[]
  readonly rows: readonly PreviewRow[]
  readonly map: PreviewMap
  readonly planeEpsg: number
  /** What an unknown code or word may be said to be. */
  readonly groups: readonly CrimeGroup[]
}

const rowsShown = 6
const samplesShown = 3
const sampleCharacters = 48

/** How a file would be read, by its first rows: about a millisecond for the 200 of a sample. */
export async function previewFile(
  source: RowSource,
  mapping: Mapping,
  ground: ImportGround,
  now: EpochMs,
): Promise<FilePreview> {
  const problems = source.columns.length === 0 ? [] : await mappingProblems(mapping, source, ground.operation)
  const isReadable = source.columns.length > 0 && problems.length === 0
  const checker = isReadable ? checkerFor(mapping, source, ground, now) : null
  const checked = checker ? source.sample.map((raw) => [raw, checker.check(raw)] as const) : []
  const nameOf = placeNames(ground)
  return {
    columns: columnsOf(source, mapping, checker),
    problems,
    rows: checked.slice(0, rowsShown).flatMap(([raw, row]) => previewRow(raw, row, nameOf)),
    map: mapOf(
      checked.map(([, row]) => row),
      ground,
    ),
    planeEpsg: ground.operation.planeEpsg,
    groups: ground.codes.groups,
  }
}

function columnsOf(source: RowSource, mapping: Mapping, checker: RowChecker | null): readonly PreviewColumn[] {
  const isFeed = layoutOf(source.columns) === 'police-feed'
  const roles = new Map(columnRoles.map((role) => [mapping.columns[role], role]))
  return source.columns.map((name, index) => {
    const values = valuesOf(source.sample, index)
    // The feed's headlines look like names; what is dropped of it is known.
    const screen = isFeed ? { drop: name === 'summary', runningNumbers: false } : screenColumn(name, values)
    const personal = screen.drop || checker?.droppedColumns.includes(name) === true
    return { name, role: roles.get(name) ?? null, personal, samples: personal ? [] : samplesOf(values, screen) }
  })
}

const valuesOf = (sample: readonly RawRow[], column: number): readonly string[] =>
  sample.map(({ cells }) => cellText(cells, column)).filter((text) => text !== '')

/** A few different cells, and first of all one that shows how something personal is cut out. */
function samplesOf(values: readonly string[], screen: ColumnScreen): readonly string[] {
  const shown = values.map((text) => shownCell(text, screen))
  const redacted = shown.filter((text) => text.includes('[…]')).slice(0, 1)
  return [...new Set([...redacted, ...shown])].slice(0, samplesShown)
}

function shownCell(text: string, screen: ColumnScreen): string {
  const clean = screenCell(text.slice(0, 2000), screen).text.replace(/\s+/g, ' ').trim() || '[…]'
  const letters = Array.from(clean)
  return letters.length > sampleCharacters ? `${letters.slice(0, sampleCharacters - 1).join('')}…` : clean
}

const placeNames = ({ places }: ImportGround) => {
  const names = new Map(places.map(({ id, name }) => [id, name]))
  return ({ incident }: Extract<CheckedRow, { kind: 'incident' }>): string | null =>
    (incident.place ? names.get(incident.place) : incident.placeToMake?.name) ?? null
}

function previewRow(raw: RawRow, row: CheckedRow, nameOf: ReturnType<typeof placeNames>): readonly PreviewRow[] {
  if (row.kind === 'skipped') return []
  if (row.kind === 'problems') return [{ kind: 'refused', row: raw.row, problems: row.problems }]
  const { interval, group, code, source } = row.incident
  const { sensitive, warnings } = row.notes
  return [
    { kind: 'kept', row: raw.row, interval, group, code, source, place: nameOf(row), sensitive, problems: warnings },
  ]
}

function mapOf(rows: readonly CheckedRow[], { areas }: ImportGround): PreviewMap {
  const kept = rows.filter((row) => row.kind === 'incident')
  const positions = kept.flatMap(({ incident }) => incident.position ?? [])
  const isWithin = (point: PlanePoint) => areas.some(({ geometry }) => contains(geometry, point))
  const sensitive = kept.filter(({ notes }) => notes.sensitive).length
  return {
    positions,
    inside: positions.filter(isWithin).length,
    sensitive,
    withoutPosition: kept.length - positions.length - sensitive,
    refused: rows.filter((row) => row.kind === 'problems' && row.problems.some(isOfPosition)).length,
  }
}

const isOfPosition = ({ code }: RowProblem): boolean => code.startsWith('position.')
