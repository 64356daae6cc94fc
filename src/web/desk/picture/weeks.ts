import type { PictureMessage } from '../../../wire/picture.ts'
import type { DeskSearch } from '../search.ts'

type Week = PictureMessage['weeks'][number]

/** Weeks under this share of known incidents are hatched and not tested (methods §1). */
const completeFrom = 0.9

export const isIncomplete = ({ completeness }: Week): boolean => completeness < completeFrom

/** First and last week chosen, as places in the list; all of them when nothing is chosen. */
export interface WeekRange {
  readonly first: number
  readonly last: number
}

export function rangeOf(weeks: readonly Week[], { from, to }: Pick<DeskSearch, 'from' | 'to'>): WeekRange {
  const first = from ? weeks.findIndex(({ startsOn }) => startsOn >= from) : 0
  const last = to ? weeks.findLastIndex(({ startsOn }) => startsOn <= to) : weeks.length - 1
  return first < 0 || last < first ? { first: 0, last: weeks.length - 1 } : { first, last }
}

/** What the address says of a range: nothing when it is all of the time. */
export function searchOf(weeks: readonly Week[], { first, last }: WeekRange): Pick<DeskSearch, 'from' | 'to'> {
  if (first === 0 && last === weeks.length - 1) return { from: undefined, to: undefined }
  return { from: weeks[first]?.startsOn, to: weeks[last]?.startsOn }
}

/** The range between two weeks, whichever comes first. */
export const between = (a: number, b: number): WeekRange => ({ first: Math.min(a, b), last: Math.max(a, b) })

/** The range with one end moved; the ends meet but do not pass each other. */
export const withEnd = (range: WeekRange, end: 'first' | 'last', week: number): WeekRange =>
  end === 'first' ? { ...range, first: Math.min(week, range.last) } : { ...range, last: Math.max(week, range.first) }

/** About how many month names fit under the bars; with more months, quarters are named, then years. */
const monthNamesMost = 9
const monthEvery = [1, 3, 12]

/** Weeks that begin a month and get its name. */
export function monthMarks(weeks: readonly Week[]): readonly { readonly index: number; readonly day: string }[] {
  const begins = weeks.flatMap(({ startsOn }, index) =>
    index > 0 && startsOn.slice(0, 7) !== weeks[index - 1]?.startsOn.slice(0, 7) ? [{ index, day: startsOn }] : [],
  )
  const every = (months: number) => begins.filter(({ day }) => (Number(day.slice(5, 7)) - 1) % months === 0)
  return monthEvery.map(every).find(({ length }) => length <= monthNamesMost) ?? every(12)
}
