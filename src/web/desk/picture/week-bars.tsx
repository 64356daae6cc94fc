import type { ReactNode } from 'react'
import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { useBrush } from './use-brush.ts'
import { isIncomplete, monthMarks, type WeekRange } from './weeks.ts'

/** April and October give way where there is little room. */
const isMinor = (day: string): boolean => ['04', '10'].includes(day.slice(5, 7))

const isJanuary = (day: string): boolean => day.slice(5, 7) === '01'

const share = (part: number, whole: number): string => `${whole > 0 ? (part / whole) * 100 : 0}%`

interface BarsProps {
  readonly picture: PictureMessage
  readonly startsOn: string
  readonly chosen: WeekRange
  readonly placeWeekly: readonly number[] | undefined
  readonly onChoose: (range: WeekRange) => void
  /** What lies over the bars. */
  readonly children?: ReactNode
}

/** The weeks as bars, with the start of the operation and the two ends of the chosen time. */
export function WeekBars({
  picture: { weeks, firstWeekSinceStart },
  startsOn,
  chosen,
  placeWeekly,
  onChoose,
  children,
}: BarsProps) {
  const { messages, format } = useSpoken()
  const brush = useBrush(weeks.length, chosen, onChoose)
  const { range } = brush
  const top = Math.max(1, ...weeks.map(({ count }) => count))
  const isOutside = (i: number) => i < range.first || i > range.last
  return (
    <div className={chosen.last - chosen.first + 1 < weeks.length ? 'bars-frame bars-brushed' : 'bars-frame'}>
      <div
        className="bars"
        title={messages.time.brush}
        onPointerDown={brush.onPointerDown}
        onPointerMove={brush.onPointerMove}
        onPointerUp={brush.onPointerUp}
        onPointerCancel={brush.onPointerUp}
      >
        {weeks.map((week, i) => (
          <i
            key={week.startsOn}
            className={[
              'bar',
              week.sinceStart ? 'bar-since' : '',
              isIncomplete(week) ? 'bar-incomplete' : '',
              isOutside(i) ? 'bar-outside' : '',
              placeWeekly ? 'bar-context' : '',
            ].join(' ')}
            style={{ height: share(week.count, top) }}
          >
            {placeWeekly && <i style={{ height: share(placeWeekly[i] ?? 0, week.count) }} />}
          </i>
        ))}
      </div>
      {children}
      {firstWeekSinceStart !== null && (
        <span
          className={firstWeekSinceStart > weeks.length / 2 ? 'start-mark start-mark-left' : 'start-mark'}
          style={{ left: share(firstWeekSinceStart, weeks.length) }}
        >
          <span>{messages.time.start(format.day(startsOn))}</span>
        </span>
      )}
      <Handle end="first" range={range} brush={brush} weeks={weeks} />
      <Handle end="last" range={range} brush={brush} weeks={weeks} />
      <div className="months" aria-hidden="true">
        {monthMarks(weeks).map(({ index, day }) => (
          <span
            key={day}
            className={isMinor(day) ? 'month-minor' : undefined}
            style={{ left: share(index, weeks.length) }}
          >
            {isJanuary(day) ? <b>{day.slice(0, 4)}</b> : format.month(day)}
          </span>
        ))}
      </div>
    </div>
  )
}

interface HandleProps {
  readonly end: 'first' | 'last'
  readonly range: WeekRange
  readonly brush: ReturnType<typeof useBrush>
  readonly weeks: PictureMessage['weeks']
}

/** One end of the chosen time: a slider of whole weeks, so that the keys and a screen reader can move it. */
function Handle({ end, range, brush, weeks }: HandleProps) {
  const { messages, format } = useSpoken()
  const week = weeks[range[end]]
  if (!week) return null
  const edge = end === 'first' ? range.first : range.last + 1
  return (
    <input
      type="range"
      className="brush-handle"
      style={{ left: share(edge, weeks.length) }}
      min={0}
      max={weeks.length - 1}
      value={range[end]}
      aria-label={end === 'first' ? messages.time.from : messages.time.to}
      aria-valuetext={messages.time.weekOf(String(week.isoWeek), format.dayAndYear(week.startsOn))}
      onChange={({ target }) => brush.onEnd(end, target.valueAsNumber)}
    />
  )
}
