import { isCalendarDate } from '../time/calendar.ts'

/** Where in a text something personal stands: `[from, to)` in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Ten or twelve digits written as people write them: `800101-1234`, `19800101-1234`, `800101+1234`,
 * `1980 01 01 1234`, `8001011234`. Not inside a longer number nor among the decimals of one.
 */
const written =
  /(?<!\d)(?<!\d[.,])(?:(1[89]|20)[ -]?)?(\d\d)[ ./-]?([01]\d)[ ./-]?([0-3]\d|[6-9]\d)(?:\s{0,2}[-+–—−‐‑_/]\s{0,2}|\s{1,2})?(\d{3}) ?(\d)(?!\d)(?!\.\d)/g

/** The last digits hidden or temporary: the birthday still stands there. */
const masked =
  /(?<!\d)(?<!\d[.,])(?:1[89]|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-8]\d|9[01])\s?[-+–]\s?(?:[x*•]{4}|tf\d{2}|t\d{3})(?![\p{L}\d])/giu

/** As `matchAll`, without copying the pattern for every cell of a million rows. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) matches.push(match)
  return matches
}

/** Luhn's check over ten digits, doubling every second from the first (SKV 704). */
export function passesLuhn(ten: string): boolean {
  let sum = 0
  for (let i = 0; i < 10; i++) {
    const digit = (ten.charCodeAt(i) - 48) * (i % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/** Whether the six digits are a birthday, or one with 60 added to the day (samordningsnummer). */
function isBirthday(century: string | undefined, yy: string, mm: string, dd: string): boolean {
  const day = Number(dd) > 60 ? Number(dd) - 60 : Number(dd)
  const centuries = century === undefined ? [19, 20] : [Number(century)]
  return centuries.some((hundred) => isCalendarDate(hundred * 100 + Number(yy), Number(mm), day))
}

/** Personal numbers and coordination numbers with a right check digit, and masked ones. Linear in the text. */
export function findPersonalNumbers(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const match of matchesOf(written, text)) {
    const [whole, century, yy = '', mm = '', dd = '', serial = '', check = ''] = match
    if (!isBirthday(century, yy, mm, dd) || !passesLuhn(yy + mm + dd + serial + check)) continue
    spans.push({ from: match.index, to: match.index + whole.length })
  }
  for (const match of matchesOf(masked, text)) spans.push({ from: match.index, to: match.index + match[0].length })
  return spans
}

const bareDigits = /^(?:1[89]|20)?(\d\d)(\d\d)(\d\d)\d{4}$/

/** What share of a column's bare ten- and twelve-digit numbers are shaped as a birthday, and pass the check. */
function bareShares(values: readonly string[]) {
  const bare = values.map((value) => value.trim()).filter((value) => /^(?:\d{10}|\d{12})$/.test(value))
  const shaped = bare.filter((value) => {
    const [, yy = '', mm = '', dd = ''] = bareDigits.exec(value) ?? []
    return isBirthday(undefined, yy, mm, dd)
  })
  return { bare: bare.length, shaped: shaped.length, passing: shaped.filter((v) => passesLuhn(v.slice(-10))).length }
}

/**
 * Tells a column of plain running numbers from one of personal numbers, by a sample. One random ten-digit
 * number in about 140 looks like a personal number; date-and-serial numbers look like birthdays but pass the
 * check only one time in ten, where real ones always do. True: bare numbers of this column are not redacted.
 */
export function areRunningNumbers(values: readonly string[]): boolean {
  const { bare, shaped, passing } = bareShares(values)
  if (bare < 10) return false
  return shaped >= 5 ? passing < shaped / 2 : shaped < bare / 2
}
