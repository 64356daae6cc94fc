import type { ComparedPeriods, Period } from '../../../../domain/picture/periods.ts'
import { dayNumberOf, localDateText } from '../../../../domain/time/calendar.ts'
import { mondayOf } from '../../../../domain/time/week.ts'
import type { PictureMessage } from '../../../../wire/picture.ts'
import type { DeskSearch } from '../../search.ts'

/** What a form about periods opens with: the weeks brushed and as many just before, else what is compared now. */
export function proposedPeriods(
  { compared, weeks }: Pick<PictureMessage, 'compared' | 'weeks'>,
  { from, to }: Pick<DeskSearch, 'from' | 'to'>,
): ComparedPeriods | null {
  if (!from && !to) return compared as ComparedPeriods | null
  const [first, last] = [from ?? weeks[0]?.startsOn, to ?? weeks.at(-1)?.startsOn]
  if (!first || !last) return null
  const begins = mondayOf(dayNumberOf(first as Period['from']))
  const ends = mondayOf(dayNumberOf(last as Period['to'])) + 6
  const period = (a: number, b: number): Period => ({ from: localDateText(a), to: localDateText(b) })
  return { before: period(begins - (ends - begins + 1), begins - 1), since: period(begins, ends) }
}

/** Where a period stands among the weeks, as shares of their whole width; null where it is not among them. */
export function bandOf(
  weeks: readonly { readonly startsOn: string }[],
  { from, to }: { readonly from: string; readonly to: string },
): { readonly from: number; readonly share: number } | null {
  const first = weeks.findIndex(({ startsOn }) => startsOn >= from)
  const last = weeks.findLastIndex(({ startsOn }) => startsOn <= to)
  return first < 0 || last < first ? null : { from: first / weeks.length, share: (last - first + 1) / weeks.length }
}
