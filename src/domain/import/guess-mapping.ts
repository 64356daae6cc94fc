import { guessCrs } from '../geo/coordinate-ranges.ts'
import type { RowCells } from './cells.ts'
import { cellText } from './cells.ts'
import { checkMapping } from './check-mapping.ts'
import { guessDateOrder } from './guess-date-order.ts'
import { type Roles, rolesByHeader } from './guess-roles.ts'
import { indoorWords, investigationWords, sourceWords } from './header-words.ts'
import type { RowProblem } from './import-record.ts'
import { type Layout, layoutOf } from './known-layouts.ts'
import { type ColumnRole, columnRoles, type Mapping } from './mapping.ts'
import { parseNumber, parsePair } from './parse-number.ts'
import { screenColumn } from './person-screen.ts'

export interface GuessInput {
  readonly columns: readonly string[]
  /** The first rows; 200 are plenty. */
  readonly sample: readonly RowCells[]
  readonly timeZone: string
  /** What the file itself says of its coordinates, as GeoJSON does; null: guess. */
  readonly crs: string | null
}

export interface MappingGuess {
  readonly mapping: Mapping
  readonly layout: Layout
  /** Columns that hold persons and are not read. */
  readonly droppedColumns: readonly string[]
  /** What a person must settle before the file can be read, such as an unknown coordinate system. */
  readonly problems: readonly RowProblem[]
}

const valuesOf = (sample: readonly RowCells[], column: number): string[] =>
  sample.map(({ cells }) => cellText(cells, column)).filter((text) => text !== '')

/** Indexes of columns that hold persons. The feed's `name` is a headline. */
function personColumns({ columns, sample }: GuessInput, layout: Layout): ReadonlySet<number> {
  if (layout === 'police-feed') return new Set(columns.flatMap((name, index) => (name === 'summary' ? [index] : [])))
  return new Set(
    columns.flatMap((header, index) => (screenColumn(header, valuesOf(sample, index)).drop ? [index] : [])),
  )
}

const feedRoles = (columns: readonly string[]): Roles => ({
  externalId: columns.indexOf('id'),
  from: columns.indexOf('name'),
  knownAt: columns.indexOf('datetime'),
  group: columns.indexOf('type'),
})

interface PositionGuess {
  readonly crs: string | null
  readonly swap: boolean
}

/** Only headers that leave the axis open (`x`, `y`, `point`) may be turned by what the values show. */
const openAxis = /^[xy](?:[ _](?:m|coord(?:inate)?|koord(?:inat)?))?$|koord$/i

function guessPosition(input: GuessInput, roles: Roles): PositionGuess {
  const { x, y, point } = roles
  const pairs = input.sample.flatMap(({ cells }): (readonly [number, number])[] => {
    if (x === undefined || y === undefined) return pairOf(cellText(cells, point ?? -1))
    const east = parseNumber(cellText(cells, x))
    const north = parseNumber(cellText(cells, y))
    return east === null || north === null ? [] : [[east, north]]
  })
  const guess = guessCrs(pairs)
  const turnable = x !== undefined && openAxis.test(input.columns[x] ?? '')
  return { crs: input.crs ?? guess.crs, swap: guess.swapped && turnable && input.crs === null }
}

/** A pair in one cell is read latitude first, as people write it, unless it is WKT. */
function pairOf(text: string): (readonly [number, number])[] {
  const pair = parsePair(text)
  return pair ? [/^\s*(?:SRID|POINT|\[)/i.test(text) ? pair : [pair[1], pair[0]]] : []
}

/** `by-external-id` when rows that share an id also share time and place: one row a victim, not two events. */
function guessCollapse({ sample }: GuessInput, roles: Roles): Mapping['collapse'] {
  const id = roles.externalId
  if (id === undefined) return 'none'
  const same = (['from', 'fromDate', 'fromTime', 'x', 'y', 'street'] as const).map((role) => roles[role] ?? -1)
  const seen = new Map<string, string>()
  let repeated = 0
  for (const { cells } of sample) {
    const key = cellText(cells, id)
    const what = same.map((column) => cellText(cells, column)).join('\u0000')
    if (key === '') continue
    if (seen.has(key) && seen.get(key) !== what) return 'none'
    if (seen.has(key)) repeated++
    seen.set(key, what)
  }
  return repeated > 0 ? 'by-external-id' : 'none'
}

const groupByLayout: Partial<Record<Layout, string>> = { 'police-feed': 'other', 'nyc-shootings': 'lethal-violence' }

const namesOf = (columns: readonly string[], roles: Roles): Mapping['columns'] =>
  Object.fromEntries(
    columnRoles.flatMap((role): [ColumnRole, string][] => {
      const name = columns[roles[role] ?? -1]
      return name === undefined ? [] : [[role, name]]
    }),
  )

const swapped = (roles: Roles, swap: boolean): Roles => (swap ? { ...roles, x: roles.y, y: roles.x } : roles)

/**
 * How a file is probably to be read, from its headers and first rows. Never certain: the guess is shown to a
 * person before anything is stored, and what cannot be told is left open and named in `problems`.
 */
export function guessMapping(input: GuessInput): MappingGuess {
  const { columns, sample } = input
  const layout = layoutOf(columns)
  const barred = personColumns(input, layout)
  const found = layout === 'police-feed' ? feedRoles(columns) : rolesByHeader(columns, barred)
  const position = guessPosition(input, found)
  const roles = swapped(found, position.swap)
  const dates = ([roles.from, roles.fromDate, roles.to, roles.toDate, roles.knownAt] as const).flatMap((column) =>
    column === undefined ? [] : valuesOf(sample, column),
  )
  const hasGroup = roles.code !== undefined || roles.group !== undefined
  const mapping: Mapping = {
    columns: namesOf(columns, roles),
    crs: layout === 'nyc-shootings' ? 'EPSG:2263' : position.crs,
    dateOrder: layout === 'police-area-old' ? 'mdy' : guessDateOrder(dates),
    timeZone: input.timeZone,
    defaultSource: layout === 'police-feed' ? 'feed' : 'reported',
    defaultGroup: groupByLayout[layout] ?? (hasGroup ? null : 'other'),
    values: { source: sourceWords, group: {}, investigation: investigationWords, indoor: indoorWords },
    collapse: guessCollapse(input, roles),
    unknownCodes: 'area-level',
    snapWithinMetres: 50,
    makePlacesMetres: 25,
    marks: null,
  }
  const droppedColumns = [...barred].map((column) => columns[column] ?? '')
  return { mapping, layout, droppedColumns, problems: checkMapping(mapping, columns) }
}
