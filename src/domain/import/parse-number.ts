/** Blanks that people and spreadsheets put between thousands: space, no-break, thin and narrow no-break. */
const thousandBlank = /(?<=\d)[ \u00a0\u2009\u202f'](?=\d{3}(?!\d))/g
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i
const plain = /^-?\d{1,15}(?:\.\d{1,15})?$/
const plainWithComma = /^-?\d{1,15},\d{1,15}$/

/**
 * A number as written in Swedish or English: `6 568 153,2`, `668143.5`, `−1`, `1e3`. A single comma is the
 * decimal sign; `1,234.5` and `1.234,5` are read by whichever sign comes last. Null for all else, and for
 * `NaN` and `Infinity`, which are words and no measurements.
 */
export function parseNumber(text: string): number | null {
  if (plain.test(text)) return Number(text)
  if (plainWithComma.test(text)) return Number(text.replace(',', '.'))
  if (text.length > 64) return null
  const bare = text.trim().replace('−', '-').replace(thousandBlank, '')
  const point = bare.lastIndexOf('.')
  const comma = bare.lastIndexOf(',')
  const ordinary =
    comma < 0 ? bare : comma > point ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  if (!decimal.test(ordinary)) return null
  const value = Number(ordinary)
  return Number.isFinite(value) ? value : null
}

/** True for the ways programs write a number that is none. */
export const isNotFinite = (text: string): boolean => /^[+-]?(?:nan|inf(?:inity)?|#num!|#div\/0!|∞)$/i.test(text.trim())

/**
 * A pair in one cell, first and second as written: `59.219,17.946`, `59,219; 17,946`, `POINT (668143 6568153)`,
 * `[17.946, 59.219]`. Null when it is not a pair of numbers.
 */
export function parsePair(text: string): readonly [number, number] | null {
  if (text.length > 128) return null
  const inner = text
    .trim()
    .replace(/^(?:SRID=\d+;)?POINT\s*Z?\s*\(|^[([]|[)\]]$/gi, '')
    .trim()
  const parts = splitPair(inner)
  const first = parts && parseNumber(parts[0])
  const second = parts && parseNumber(parts[1])
  return first === null || second === null ? null : [first, second]
}

const separators = [/\s*;\s*/, /,\s+/, /\s+/, /,/]

function splitPair(text: string): [string, string] | null {
  for (const separator of separators) {
    const parts = text.split(separator)
    if (parts.length === 2 && parts[0] && parts[1]) return [parts[0], parts[1]]
  }
  return null
}
