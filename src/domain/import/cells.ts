/** One row as text cells, in the order of the file's columns. */
export interface RowCells {
  /** 1-based as a person counts rows in the file. */
  readonly row: number
  readonly cells: readonly string[]
}

/** How databases and spreadsheets write "nothing". `NaN` is not here: in a coordinate it is a fault to tell. */
const nothing = new Set(['', 'null', '(null)', '<null>', 'na', 'n/a', '#n/a', '-', '–', '\\n'])

/** The text of a cell without blanks round it; '' where it says nothing. */
export function cellText(cells: readonly string[], column: number): string {
  const text = column < 0 ? '' : (cells[column] ?? '').trim()
  return text.length > 6 || isDigit(text.charCodeAt(0)) || !nothing.has(text.toLowerCase()) ? text : ''
}

const isDigit = (unit: number) => unit >= 48 && unit <= 57

/** A header as it is compared: lower case, no marks, words parted by one blank. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
