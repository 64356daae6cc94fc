import { useSpoken } from '../../ui/language.tsx'

/** How many of the latest weeks a sparkline shows: half a year is what an eye can hold in so little room. */
const weeksShown = 26
const smoothing = 3

/** Mean of each week with its two neighbours before: single incidents make a comb, not a line. */
const smooth = (weekly: readonly number[]): number[] =>
  weekly.map((_, i) => {
    const part = weekly.slice(Math.max(0, i - smoothing + 1), i + 1)
    return part.reduce((sum, count) => sum + count, 0) / part.length
  })

interface Props {
  readonly weekly: readonly number[]
  /** Index of the first whole week since the start, or null. */
  readonly startIndex: number | null
}

/** The last half year as a line, the start of the operation as a dashed one. Said in full in the table. */
export function SparkLine({ weekly, startIndex }: Props) {
  const { messages } = useSpoken()
  const skipped = Math.max(0, weekly.length - weeksShown)
  const values = smooth(weekly).slice(skipped)
  const top = Math.max(1, ...values)
  const x = (i: number) => (values.length > 1 ? (i / (values.length - 1)) * 100 : 0)
  const points = values.map((value, i) => `${x(i).toFixed(1)},${(38 - (value / top) * 36).toFixed(1)}`).join(' ')
  const start = startIndex === null ? null : startIndex - skipped
  return (
    <svg className="spark" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
      <title>{messages.list.spark}</title>
      {start !== null && start >= 0 && <line className="spark-start" x1={x(start)} x2={x(start)} y1={0} y2={40} />}
      <polyline points={points} />
    </svg>
  )
}
