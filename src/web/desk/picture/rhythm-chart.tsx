import { memo, useState } from 'react'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { Formats } from '../../ui/format.ts'
import { useSpoken } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { TableToggle } from '../../ui/table-toggle.tsx'
import { amountClass, hourStep } from './amount.ts'
import { busiest } from './rhythm.ts'
import { useHourBrush } from './use-hour-brush.ts'
import { Why } from './why.tsx'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const namedHours = [0, 6, 12, 18]
const at = (weights: readonly number[], weekday: number, hour: number) => weights[(weekday - 1) * 24 + hour] ?? 0

interface Props {
  /** Whose rhythm it is: of a place, or of all. */
  readonly picture: PictureMessage
  /** Name of the selected place, whose rhythm it then is. */
  readonly placeName: string | undefined
  /** Hours chosen, as the address has them. */
  readonly hours: string | undefined
  readonly onHours: (hours: string | undefined) => void
}

/** Hour by weekday: 168 aoristic weights in local time. */
export const RhythmChart = memo(function RhythmChart({ picture, placeName, hours, onHours }: Props) {
  const { messages, format } = useSpoken()
  const { rhythm } = picture
  const [asTable, setAsTable] = useState(false)
  const peak = busiest(rhythm.weights)
  const summary = peak
    ? messages.rhythm.summary(
        format.weekday(peak.weekday, 'long'),
        format.hour(peak.fromHour),
        format.hour(peak.toHour),
      )
    : messages.rhythm.none
  return (
    <section className="chart rhythm" aria-label={messages.rhythm.title}>
      <header className="chart-head">
        <h2>{messages.rhythm.title}</h2>
        <span className="soft chart-of">
          <Why picture={picture} of="rhythm">
            {placeName ? messages.rhythm.at(placeName) : summary}
          </Why>
        </span>
        <span className="spread" />
        <TableToggle isTable={asTable} onChange={setAsTable} />
      </header>
      {asTable ? (
        <RhythmTable rhythm={rhythm} />
      ) : (
        <HeatMap rhythm={rhythm} summary={summary} hours={hours} onHours={onHours} />
      )}
    </section>
  )
})

interface HeatProps extends Pick<Props, 'hours' | 'onHours'> {
  readonly rhythm: PictureMessage['rhythm']
  readonly summary: string
}

function HeatMap({ rhythm, summary, hours: chosen, onHours }: HeatProps) {
  const { messages, format } = useSpoken()
  const largest = Math.max(0, ...rhythm.weights)
  const { taken, cursor, handlers } = useHourBrush(chosen, onHours)
  const note = messages.rhythm.counted(format.whole(rhythm.counted), format.whole(rhythm.leftOut))
  return (
    <figure className="heat-figure" title={note}>
      <figcaption className="hidden">
        {summary} {note}
      </figcaption>
      {/* A drawing of 168 cells is one thing to a keyboard: the arrows move in it, and what is said follows. */}
      <div
        className={taken ? 'heat heat-filtered' : 'heat'}
        role="application"
        aria-roledescription={messages.rhythm.title}
        aria-label={messages.rhythm.choose}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is worked with the arrow keys
        tabIndex={0}
        {...handlers}
      >
        <span className="hidden" aria-live="polite">
          {cursor !== null && hourWords(cursor, format)}
        </span>
        {weekdays.map((weekday) => (
          <div key={weekday} className="heat-row">
            <span>{format.weekday(weekday, 'short')}</span>
            {hours.map((hour) => (
              <i
                key={hour}
                data-hour={(weekday - 1) * 24 + hour}
                data-taken={taken?.has((weekday - 1) * 24 + hour) || undefined}
                className={amountClass(hourStep(at(rhythm.weights, weekday, hour), largest))}
              />
            ))}
          </div>
        ))}
        <div className="heat-row heat-hours">
          <span />
          {namedHours.map((hour) => (
            <span key={hour}>{format.hour(hour)}</span>
          ))}
        </div>
      </div>
    </figure>
  )
}

const hourWords = (hour: number, format: Formats): string =>
  `${format.weekday(Math.floor(hour / 24) + 1, 'long')} ${format.hour(hour % 24)}`

function RhythmTable({ rhythm: { weights } }: { readonly rhythm: PictureMessage['rhythm'] }) {
  const { messages, format } = useSpoken()
  return (
    <ScrollRegion label={messages.rhythm.caption}>
      <table className="table table-tight">
        <caption className="hidden">{messages.rhythm.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.rhythm.hour}</th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {format.weekday(weekday, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{format.hour(hour)}</th>
              {weekdays.map((weekday) => (
                <td key={weekday}>{format.rate(at(weights, weekday, hour))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
