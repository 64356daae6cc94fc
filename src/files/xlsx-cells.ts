/** What the spreadsheet reader gives for one cell. */
export type SheetCell = string | number | boolean | Date | null

const dayMs = 86_400_000

/** Spreadsheets keep time as a fraction of a day: 14:22 comes back a few microseconds early. */
const toSecond = (date: Date): number => Math.round(date.getTime() / 1000) * 1000

/**
 * Columns in which some date carries a time of day. There midnight is a time; in the others a date is
 * the whole day.
 */
export function timedColumns(rows: readonly (readonly SheetCell[])[]): ReadonlySet<number> {
  const timed = new Set<number>()
  for (const row of rows)
    for (const [column, cell] of row.entries())
      if (cell instanceof Date && toSecond(cell) % dayMs !== 0) timed.add(column)
  return timed
}

/** A cell as text: dates as local ISO 8601 without a zone, a time alone as HH:mm:ss, numbers with a point. */
export function cellText(cell: SheetCell, timed: boolean): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const seconds = toSecond(cell)
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8.64e15) return 'Invalid Date'
  const text = new Date(seconds).toISOString().slice(0, 19)
  // Day 0 of the sheet's calendar: only a time of day was entered.
  if (text.startsWith('1899-12-3')) return text.slice(11)
  return timed ? text : text.slice(0, 10)
}
