import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { TableToggle } from '../../ui/table-toggle.tsx'
import { WeekBars } from './week-bars.tsx'
import { isIncomplete, rangeOf, searchOf } from './weeks.ts'

const PeriodBands = lazy(() => import('./compare/period-bands.tsx').then((part) => ({ default: part.PeriodBands })))
const WeekTable = lazy(() => import('./week-table.tsx').then((part) => ({ default: part.WeekTable })))

interface Props {
  /** Without the time filter: the bar shows all of the time, and what is chosen of it. */
  readonly picture: PictureMessage
  /** The day the operation began; marked at the first whole week after it. */
  readonly startsOn: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly selected: string | undefined
  readonly onRange: (range: { from?: string; to?: string }) => void
  /** The periods that changes lie between, when somebody has chosen them. */
  readonly compared: PictureMessage['compared']
  /** What else stands in the head. */
  readonly children?: ReactNode
}

export function TimeBar({ picture, startsOn, from, to, selected, compared, onRange, children }: Props) {
  const { messages, format } = useSpoken()
  const [asTable, setAsTable] = useState(false)
  const { weeks } = picture
  const chosen = rangeOf(weeks, { from, to })
  const isWhole = from === undefined && to === undefined
  const place = picture.ranking.find(({ placeId }) => placeId === selected)
  const first = weeks[chosen.first]
  const last = weeks[chosen.last]
  return (
    <section className="chart time-bar" aria-label={messages.time.title}>
      <header className="chart-head">
        <h2>{messages.time.title}</h2>
        {place && <span className="soft chart-of">{messages.time.of(place.name)}</span>}
        {!isWhole && first && last && (
          <button type="button" className="chip chip-clear" onClick={() => onRange({ from: undefined, to: undefined })}>
            {messages.filter.period(format.day(first.startsOn), format.day(dayAfter(last.startsOn, 6)))}
            <span aria-hidden="true"> ✕</span>
            <span className="hidden">{messages.filter.clearPeriod}</span>
          </button>
        )}
        {children}
        <span className="spread" />
        {weeks.some(isIncomplete) && !asTable && <span className="chart-note">{messages.time.incomplete}</span>}
        <TableToggle isTable={asTable} onChange={setAsTable} />
      </header>
      {asTable ? (
        <Suspense>
          <WeekTable picture={picture} />
        </Suspense>
      ) : (
        <WeekBars
          picture={picture}
          startsOn={startsOn}
          chosen={chosen}
          placeWeekly={place?.weekly}
          onChoose={(range) => onRange(searchOf(weeks, range))}
        >
          {compared && (
            <Suspense>
              <PeriodBands weeks={weeks} compared={compared} />
            </Suspense>
          )}
        </WeekBars>
      )}
    </section>
  )
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
