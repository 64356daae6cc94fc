const needsQuotes = /[",\r\n]/
const mayBeFormula = /^[=+\-@\t\r]/
const isNumber = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * A cell that a spreadsheet shows and does not run: text that would start a formula gets an apostrophe before
 * it (OWASP, "CSV Injection"); numbers, which may begin with a minus, stay numbers.
 */
export const harmless = (cell: string): string => (mayBeFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One line of RFC 4180, with its CR LF. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`
