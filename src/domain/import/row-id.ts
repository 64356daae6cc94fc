import { cellText } from './cells.ts'
import { type Fault, fault } from './fault.ts'
import { parseNumber } from './parse-number.ts'

const longestId = 100
const mostAtOnce = 1000

/** The id in the source system; null where the row has none or it was personal. Refused: longer than 100 characters. */
export const createIdReader =
  (column: number, cleanText: (column: number) => string) =>
  (cells: readonly string[]): string | null | Fault => {
    const text = cellText(cells, column)
    if (text.length > longestId) return fault('id.too-long', column, text)
    const clean = text === '' ? '' : cleanText(column)
    return clean === '' || clean !== text ? null : clean
  }

/** How many incidents a row stands for; 1 where no column says. Refused: no whole number of 0–1000. */
export const createCountReader =
  (column: number) =>
  (cells: readonly string[]): number | Fault => {
    const text = cellText(cells, column)
    if (text === '') return 1
    const count = parseNumber(text)
    const fits = count !== null && Number.isInteger(count) && count >= 0 && count <= mostAtOnce
    return fits ? count : fault('count.malformed', column, text)
  }
