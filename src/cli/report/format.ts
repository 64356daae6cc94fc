import { crimeGroups } from '../../domain/incident/crime-groups.ts'
import type { RankedPlace } from '../../domain/picture/picture.ts'
import type { EpochMs, LocalDate } from '../../domain/time/interval.ts'
import { figure, fill, type Language } from '../language.ts'
import { type PhraseKey, phrases } from './words.ts'

/** How one reader reads: words, numbers, dates. Made once a report. */
export interface Reader {
  readonly language: Language
  say(key: PhraseKey, values?: Readonly<Record<string, string | number>>): string
  count(value: number): string
  /** Two figures that matter: 12, 3.2, 0.41, 0.0042. */
  rate(value: number): string
  /** The same with its sign, and a real minus. */
  change(value: number): string
  /** A time in days as a person would say it: `40 min`, `5 h`, `1.8 days`. */
  duration(days: number): string
  group(key: string): string
  share(part: number, whole: number): string
  date(at: EpochMs): string
  day(date: LocalDate): string
  month(date: LocalDate): string
  moment(at: EpochMs): string
  weekday(weekday: number, style: 'long' | 'short'): string
  peak(peak: RankedPlace['peak']): string
}

const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' }
/** Noon, so that no zone can move it to another date. 1970-01-05 was a Monday. */
const noon = (date: LocalDate): EpochMs => Date.parse(`${date}T12:00:00Z`)
/** Decimals that leave two figures that matter. */
const decimalsFor = (value: number): number => {
  const size = Math.abs(value)
  if (size >= 9.95 || size === 0) return 0
  return Math.min(6, Math.max(1, 1 - Math.floor(Math.log10(size * 1.005))))
}

export function readerOf(language: Language, timeZone: string): Reader {
  const locale = locales[language]
  const dateIn = (options: Intl.DateTimeFormatOptions, zone = 'UTC') =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  const day = dateIn({ day: 'numeric', month: 'short', year: 'numeric' })
  const localDay = dateIn({ day: 'numeric', month: 'short', year: 'numeric' }, timeZone)
  const month = dateIn({ month: 'short', year: 'numeric' })
  const moment = dateIn({ dateStyle: 'medium', timeStyle: 'short' }, timeZone)
  const weekdays = { long: dateIn({ weekday: 'long' }), short: dateIn({ weekday: 'short' }) }
  const rate = (value: number): string => figure(language, value, decimalsFor(value))
  const reader: Reader = {
    language,
    say: (key, values = {}) => fill(phrases[language][key], values),
    count: (value) => figure(language, value),
    rate,
    change: (value) => (Math.abs(value) < 0.005 ? '0' : `${value > 0 ? '+' : '−'}${rate(Math.abs(value))}`),
    duration: (days) => durationText(language, days),
    group: (key) => crimeGroups.find((group) => group.key === key)?.name[language] ?? key,
    share: (part, whole) => shareText(language, part, whole),
    date: (at) => localDay.format(at),
    day: (date) => day.format(noon(date)),
    month: (date) => month.format(noon(date)),
    moment: (at) => moment.format(at),
    weekday: (weekday, style) => weekdays[style].format(noon(`1970-01-${two(weekday + 4)}`)),
    peak: (peak) =>
      peak === null
        ? ''
        : `${reader.weekday(peak.weekday, 'short')} ${two(peak.fromHour)}–${two(peak.toHour % 24 === 0 ? 24 : peak.toHour % 24)}`,
  }
  return reader
}

const two = (hour: number): string => String(hour).padStart(2, '0')

function shareText(language: Language, part: number, whole: number): string {
  const share = whole === 0 ? 0 : (part / whole) * 100
  const text = share > 0 && share < 1 ? '< 1' : share > 99 && share < 100 ? '> 99' : figure(language, share)
  return language === 'sv' ? `${text} %` : `${text}%`
}

const units = {
  sv: { days: 'dygn', hours: 'tim', minutes: 'min' },
  en: { days: 'days', hours: 'h', minutes: 'min' },
} as const satisfies Record<Language, Record<string, string>>

function durationText(language: Language, days: number): string {
  const say = (value: number, unit: keyof (typeof units)['sv']): string =>
    `${figure(language, value, value < 9.95 && !Number.isInteger(value) ? 1 : 0)} ${units[language][unit]}`
  if (days >= 1) return say(days, 'days')
  return days * 24 >= 1 ? say(days * 24, 'hours') : say(Math.round(days * 1440), 'minutes')
}

/** `E 355975 N 589450 (25 m)` without the size of the square, which the report has said once for all. */
export const shortName = (name: string): string =>
  name.replace(/ \(\d+ m(?=[,)])(?:, (.*))?\)$/, (_, rest?: string) => (rest ? ` (${rest})` : ''))
