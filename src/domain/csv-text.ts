const needsQuotes = /[",\r\n]/
/** A cell, or what follows a `;`, tab or line break in it (a Swedish spreadsheet may split there), begun as a formula. */
const formulaStart = /(^|[;\t\r\n])(?=[^\S\t\r\n]*[=+\-@＝＋－＠])/g
const startsWithBreak = /^[\t\r]/
const isNumber = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * A cell that a spreadsheet shows and does not run: text that would start a formula gets an apostrophe before it
 * (OWASP, "CSV Injection"), also after a `;`, tab or line break; numbers, which may begin with a minus, stay numbers.
 */
export function harmless(cell: string): string {
  if (isNumber.test(cell)) return cell
  const guarded = cell.replace(formulaStart, "$1'")
  return startsWithBreak.test(cell) ? `'${guarded}` : guarded
}

const quoted = (cell: string): string => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One line of RFC 4180, with its CR LF. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`
