import type { Mapping } from './mapping.ts'

const slashed = /^(\d{1,2})([-/])(\d{1,2})[-/ ](\d{4}|\d{2})(?!\d)/

interface Parts {
  readonly first: number
  readonly second: number
  readonly third: number
  /** `21-02-15`: Swedes write the year first when they write hyphens and two digits. */
  readonly hyphens: boolean
}

function partsOf(value: string): Parts[] {
  const parts = slashed.exec(value.trim())
  if (!parts) return []
  const hyphens = parts[2] === '-' && parts[4]?.length === 2
  return [{ first: Number(parts[1]), second: Number(parts[3]), third: Number(parts[4]), hyphens }]
}

/**
 * The order of day and month in dates such as `3/4/21`, by the values that leave no choice: a number over 12
 * is no month, one over 31 is a year. Where every date is ambiguous: day before month, as Swedes write.
 */
export function guessDateOrder(values: readonly string[]): Mapping['dateOrder'] {
  const dates = values.flatMap(partsOf)
  if (dates.length === 0 || dates.some(({ first }) => first > 31)) return 'ymd'
  if (dates.some(({ hyphens, third }) => hyphens && third <= 31))
    return dates.some(({ third, hyphens }) => hyphens && third > 31) ? 'dmy' : 'ymd'
  const isMonthSecond = dates.some(({ first }) => first > 12)
  return !isMonthSecond && dates.some(({ second }) => second > 12) ? 'mdy' : 'dmy'
}
