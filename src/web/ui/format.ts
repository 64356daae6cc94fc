/** Numbers and dates as people of a language write them. All days are days of the operation, so they are read as UTC noon. */
export interface Formats {
  readonly locale: string
  /** 1 234 */
  whole(value: number): string
  /** 2,4: one decimal, two below one. */
  rate(value: number): string
  /** −1,2 or +0,4 with a real minus; ±0 when it rounds to nothing. */
  change(value: number): string
  percent(share: number): string
  /** 15 feb */
  day(date: string): string
  /** 15 feb 2026 */
  dayAndYear(date: string): string
  /** feb */
  month(date: string): string
  /** 12 apr 2026 21:59 in the zone given. */
  moment(instant: string | number, timeZone: string): string
  /** Monday is 1. */
  weekday(number: number, width: 'long' | 'short' | 'narrow'): string
  list(items: readonly string[]): string
  /** 0 → 00 */
  hour(hour: number): string
}

const noon = (date: string) => new Date(`${date.slice(0, 10)}T12:00:00Z`)
const withoutDot = (text: string) => text.replace(/\./g, '')
const mondayOfSomeWeek = Date.UTC(2024, 0, 1, 12)
const dayMs = 86_400_000

/** @param locale BCP 47, such as `sv-SE` */
export function formatsFor(locale: string): Formats {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const wholeFormat = number({ maximumFractionDigits: 0 })
  const oneDecimal = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const twoDecimals = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const signed = number({ maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const percentFormat = number({ style: 'percent', maximumFractionDigits: 0 })
  const dayFormat = date({ day: 'numeric', month: 'short' })
  const dayYear = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const monthFormat = date({ month: 'short' })
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' })
  const weekdays = {
    long: date({ weekday: 'long' }),
    short: date({ weekday: 'short' }),
    narrow: date({ weekday: 'narrow' }),
  }
  return {
    locale,
    whole: (value) => wholeFormat.format(value),
    rate: (value) => (value >= 0.995 ? oneDecimal : twoDecimals).format(value),
    change: (value) => (Math.abs(value) < 0.05 ? '±0' : signed.format(value).replace('-', '−')),
    percent: (share) => percentFormat.format(share),
    day: (text) => withoutDot(dayFormat.format(noon(text))),
    dayAndYear: (text) => withoutDot(dayYear.format(noon(text))),
    month: (text) => withoutDot(monthFormat.format(noon(text))),
    moment: (instant, timeZone) =>
      withoutDot(
        new Intl.DateTimeFormat(locale, {
          timeZone,
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
        }).format(new Date(instant)),
      ),
    weekday: (day, width) => withoutDot(weekdays[width].format(new Date(mondayOfSomeWeek + (day - 1) * dayMs))),
    list: (items) => listFormat.format(items),
    hour: (hour) => String(hour % 24).padStart(2, '0'),
  }
}
