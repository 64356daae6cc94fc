import type { EpochMs } from '../time/interval.ts'

/** From the first to the last moment, both included; null is open. */
export interface TimeSpan {
  readonly from: EpochMs | null
  readonly to: EpochMs | null
}

const moment =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

/**
 * A `datetime` of OGC API – Features (17-069r4, requirement 25): a moment of RFC 3339, or two with `/` between, one of
 * them `..` or nothing for an open end. Null when it is none of these, or ends before it begins.
 */
export function parseTimeSpan(text: string): TimeSpan | null {
  const ends = text.split('/')
  if (ends.length > 2) return null
  const [from, to = from] = ends.map(momentOf)
  if (from === undefined || to === undefined) return null
  if (from === null && to === null) return null
  return from !== null && to !== null && to < from ? null : { from, to }
}

/** Undefined when it is no moment, null for an open end. */
function momentOf(text: string, _: number, ends: readonly string[]): EpochMs | null | undefined {
  if (ends.length === 2 && (text === '' || text === '..')) return null
  const [, year, month, day] = moment.exec(text) ?? []
  // `Date.parse` would take the 30th of February for the 2nd of March.
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return undefined
  const at = year === undefined ? Number.NaN : Date.parse(text.toUpperCase().replace(/:60(?=[.Z+-])/, ':59'))
  return Number.isNaN(at) ? undefined : at
}

/** Whether an interval has a moment in common with the span. */
export const isDuring = ({ from, to }: TimeSpan, interval: { readonly from: EpochMs; readonly to: EpochMs }): boolean =>
  (from === null || interval.to >= from) && (to === null || interval.from <= to)
