import { type MouseEvent, useEffect, useRef } from 'react'
import { mostAt, presenceSteps } from '../../../domain/shift/presence.ts'
import type { ShiftWeekMessage } from '../../../wire/shifts.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { useMay } from '../shell/use-operation.ts'
import { AppointmentBar, ShiftBar } from './calendar-bars.tsx'
import { words } from './presence-words.ts'
import { addDays, calendarDay, dayBegins, hoursIn, inLanes, sharesOf, wallOf, wallSpan } from './wall.ts'
import { countedKinds, countedUnits, shiftsByWall } from './week-parts.ts'

interface Props {
  readonly week: ShiftWeekMessage
  readonly open: string | undefined
  readonly onOpen: (open: string, day?: string) => void
}

const hourMarks = [6, 9, 12, 15, 18, 21, 0, 3]

/** A booking is short and its words are long: two that would cover each other's lie in two lanes. */
const labelHours = 7
const labelSpan = (booking: { readonly from: string; readonly to: string }) => {
  const { from } = wallSpan(booking)
  return { from, to: from + labelHours * 3_600_000 }
}

/** Seven days under each other, each from six to six: who is on, how many adults that makes, and where now is. */
export function WeekCalendar({ week, open, onOpen }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const steps = presenceSteps(shiftsByWall(week), countedUnits(week))
  // Most of what is planned is in the evening: a narrow screen begins there.
  const evening = useRef<HTMLDivElement>(null)
  useEffect(() => evening.current?.scrollIntoView({ inline: 'start', block: 'nearest' }), [])
  return (
    <ScrollRegion label={say.calendar}>
      <div className="week-calendar">
        <div className="calendar-hours" aria-hidden="true">
          {hourMarks.map((hour) => (
            <span key={hour} ref={hour === 15 ? evening : undefined}>
              {format.hour(hour)}
            </span>
          ))}
        </div>
        {Array.from({ length: 7 }, (_, at) => (
          <DayRow key={at} week={week} date={addDays(week.startsOn, at)} steps={steps} open={open} onOpen={onOpen} />
        ))}
      </div>
    </ScrollRegion>
  )
}

interface DayProps extends Props {
  readonly date: string
  readonly steps: ReturnType<typeof presenceSteps>
}

function DayRow({ week, date, steps, open, onOpen }: DayProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  const mayPlan = useMay('shift.plan')
  const day = calendarDay(date)
  const weekday = format.weekday(((new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7) + 1, 'short')
  const begins = <T extends { readonly from: string }>(item: T) =>
    wallOf(item.from) >= day.from && wallOf(item.from) < day.to
  const lanes = inLanes(week.shifts.filter(begins), wallSpan)
  const booked = inLanes(week.appointments.filter(begins), labelSpan)
  const now = wallOf(week.now)
  const isToday = now >= day.from && now < day.to
  const planHere = ({ target, currentTarget }: MouseEvent<HTMLDivElement>) => {
    if (mayPlan && target === currentTarget) onOpen('new-shift', date)
  }
  return (
    <section className="day-row" aria-label={`${weekday} ${format.day(date)}`} data-today={isToday || undefined}>
      <h3>
        {weekday} <span>{format.day(date)}</span>
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the button New shift does the same by keyboard */}
      <div className="day-track" onClick={planHere}>
        {lanes.map((lane) => (
          <div key={lane[0]?.id} className="day-lane">
            {lane.map((shift) => (
              <ShiftBar key={shift.id} week={week} shift={shift} day={day} isOpen={open === shift.id} onOpen={onOpen} />
            ))}
          </div>
        ))}
        {booked.map((lane) => (
          <div key={lane[0]?.id} className="day-lane day-lane-low">
            {lane.map((each) => (
              <AppointmentBar
                key={each.id}
                week={week}
                appointment={each}
                day={day}
                isOpen={open === each.id}
                onOpen={onOpen}
              />
            ))}
          </div>
        ))}
        {isToday && (
          <span
            className="now-line"
            aria-hidden="true"
            style={{ insetInlineStart: `${sharesOf({ from: now, to: now }, day).start * 100}%` }}
          />
        )}
        <AdultStrip day={day} steps={steps} say={say} format={format} />
      </div>
    </section>
  )
}

interface StripProps {
  readonly day: ReturnType<typeof calendarDay>
  readonly steps: DayProps['steps']
  readonly say: typeof words.sv
  readonly format: ReturnType<typeof useSpoken>['format']
}

/** More adults at once than this are drawn as this many. */
const most = 12

/** Adults together hour by hour, each kind in the cell's own words. */
function AdultStrip({ day, steps, say, format }: StripProps) {
  const hours = hoursIn(day).map((hour, at) => ({ hour: (at + dayBegins) % 24, step: mostAt(steps, hour) }))
  const told = hours.flatMap(({ hour, step }) =>
    step
      ? [
          say.adultsAt(
            `${format.hour(hour)}–${format.hour(hour + 1)}`,
            step.adults,
            countedKinds(step, say.kinds, format),
          ),
        ]
      : [],
  )
  return (
    <div>
      <p className="hidden">{`${say.adultsByHour}. ${told.length > 0 ? told.join('. ') : say.nobodyAllDay}.`}</p>
      <div className="adult-strip" aria-hidden="true">
        {hours.map(({ hour, step }) => (
          <span
            key={hour}
            data-amount={step ? Math.max(1, Math.ceil((Math.min(step.adults, most) / most) * 5)) : 0}
            title={
              step ? say.adultsAt(format.hour(hour), step.adults, countedKinds(step, say.kinds, format)) : undefined
            }
          >
            {step?.adults}
          </span>
        ))}
      </div>
    </div>
  )
}
