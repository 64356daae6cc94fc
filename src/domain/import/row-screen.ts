import { cellText, type RowCells } from './cells.ts'
import type { ColumnIndex } from './column-index.ts'
import { type ColumnRole, columnRoles } from './mapping.ts'
import { redact } from './person-patterns.ts'
import { type ColumnScreen, screenCell, screenColumn } from './person-screen.ts'

/** Roles whose cells are read as times, numbers or words of a closed list: nothing of their text is ever kept. */
const parsedRoles: ReadonlySet<ColumnRole> = new Set(
  columnRoles.filter((role) => !['externalId', 'place', 'street', 'streetNumber', 'area'].includes(role)),
)

export interface Screen {
  readonly droppedColumns: readonly string[]
  /** `column` without the columns that hold persons. */
  readonly column: ColumnIndex
  /** Looks through a row; counts the cells that held something personal. */
  begin(cells: readonly string[]): void
  /** Text of the current row's cell with persons cut out; '' when nothing else was there. */
  cleanText(column: number): string
  /** Cells of the current row that held something personal. */
  redacted(): number
  /** Counts a text of a parsed column that turned out personal when it could not be parsed. */
  count(text: string): void
}

function verdictsOf(columns: readonly string[], sample: readonly RowCells[]): readonly ColumnScreen[] {
  return columns.map((header, index) =>
    screenColumn(
      header,
      sample.map(({ cells }) => cellText(cells, index)).filter((text) => text !== ''),
    ),
  )
}

function withoutDropped(column: ColumnIndex, dropped: ReadonlySet<number>): ColumnIndex {
  return Object.fromEntries(columnRoles.map((role) => [role, dropped.has(column[role]) ? -1 : column[role]])) as Record<
    ColumnRole,
    number
  >
}

interface Cleaned {
  readonly text: string
  readonly personal: boolean
}

const nothing: Cleaned = { text: '', personal: false }

/** The text without what is personal; a cell that holds nothing personal stays as it is. */
function cleanerOf(column: ColumnScreen): (text: string) => Cleaned {
  return (text) => {
    const screened = screenCell(text, column)
    if (screened.found.length === 0) return { text, personal: false }
    return { text: screened.text.replaceAll('[…]', '').trim(), personal: true }
  }
}

/** Cells repeat (streets, kinds, notes): what was said of a short one is remembered. */
function createCleaner(column: ColumnScreen): (text: string) => Cleaned {
  const known = new Map<string, Cleaned>()
  const clean = cleanerOf(column)
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const cleaned = clean(text)
    if (known.size >= 20_000) known.clear()
    if (text.length <= 60) known.set(text, cleaned)
    return cleaned
  }
}

/** Prepares screening rows: columns of persons are dropped, and every cell that is kept or could be is looked at. */
export function createScreen(columns: readonly string[], sample: readonly RowCells[], index: ColumnIndex): Screen {
  const verdicts = verdictsOf(columns, sample)
  const dropped = new Set(verdicts.flatMap(({ drop }, i) => (drop ? [i] : [])))
  const parsed = new Set(columnRoles.filter((role) => parsedRoles.has(role)).map((role) => index[role]))
  const looked = columns.map((_, i) => i).filter((i) => !dropped.has(i) && !parsed.has(i))
  const cleaners = verdicts.map((verdict, i) => (i === index.externalId ? cleanerOf(verdict) : createCleaner(verdict)))
  const texts = columns.map(() => '')
  let found = 0
  return {
    droppedColumns: [...dropped].map((i) => columns[i] ?? ''),
    column: withoutDropped(index, dropped),
    begin(cells) {
      found = 0
      for (const i of looked) {
        const text = cellText(cells, i)
        const cleaned = text === '' ? nothing : (cleaners[i] as (text: string) => Cleaned)(text)
        texts[i] = cleaned.text
        if (cleaned.personal) found++
      }
    },
    cleanText: (i) => texts[i] ?? '',
    redacted: () => found,
    count(text) {
      if (redact(text).found.length > 0) found++
    },
  }
}

/** The police feed has no column to look through: only the end of its headline and its type are read. */
export const feedScreen = (columns: readonly string[], column: ColumnIndex): Screen => ({
  droppedColumns: columns.filter((name) => name === 'summary'),
  column,
  begin: () => {},
  cleanText: () => '',
  redacted: () => 0,
  count: () => {},
})
