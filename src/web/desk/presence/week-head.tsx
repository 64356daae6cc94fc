import { Button } from 'react-aria-components'
import { mostAt, presenceSteps, presentAt } from '../../../domain/shift/presence.ts'
import { unitKinds } from '../../../domain/shift/unit.ts'
import { dayNumberOf } from '../../../domain/time/calendar.ts'
import { isoWeek } from '../../../domain/time/week.ts'
import type { ShiftWeekMessage } from '../../../wire/shifts.ts'
import { type Formats } from '../../ui/format.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { useMay } from '../shell/use-operation.ts'
import { KindMark } from './kind-mark.tsx'
import { words } from './presence-words.ts'
import { addDays, dateOf, saidTime, wallOf } from './wall.ts'
import { countedKinds, countedUnits, shiftsByWall } from './week-parts.ts'

interface Props {
  readonly week: ShiftWeekMessage
  readonly onWeek: (monday: string | undefined) => void
  readonly onOpen: (open: string) => void
}

/** The room's answer in a sentence, which week it is, and what can be made. */
export function WeekHead({ week, onWeek, onOpen }: Props) {
  const say = useWords(words)
  const mayPlan = useMay('shift.plan')
  const mayBook = useMay('appointment.plan')
  const shown = unitKinds.filter((kind) => week.units.some((unit) => unit.kind === kind))
  return (
    <header className="week-head">
      <div className="week-line">
        <WeekPager startsOn={week.startsOn} now={week.now} onWeek={onWeek} />
        {mayPlan && (
          <div className="week-tools">
            <Button className="button-primary" onPress={() => onOpen('new-shift')}>
              {say.newShift}
            </Button>
            {mayBook && (
              <Button className="button-quiet" onPress={() => onOpen('new-appointment')}>
                {say.newAppointment}
              </Button>
            )}
          </div>
        )}
      </div>
      <p className="week-sentence">
        <WeekSentence week={week} />
      </p>
      <ul className="kind-legend">
        {shown.map((kind) => (
          <li key={kind}>
            <KindMark kind={kind} /> {say.kinds[kind]}
          </li>
        ))}
      </ul>
    </header>
  )
}

interface PagerProps extends Pick<Props, 'onWeek'> {
  readonly startsOn: string
  readonly now: string
}

/** Back, forth and home again. */
export function WeekPager({ startsOn, now, onWeek }: PagerProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  const isNow = startsOn <= dateOf(now) && dateOf(now) < addDays(startsOn, 7)
  const span = `${format.day(startsOn)} – ${format.day(addDays(startsOn, 6))}`
  return (
    <div className="week-pager">
      <Button className="button-icon" aria-label={say.weekBefore} onPress={() => onWeek(addDays(startsOn, -7))}>
        ‹
      </Button>
      <h2>{say.week(String(isoWeek(dayNumberOf(startsOn)).week), span)}</h2>
      <Button className="button-icon" aria-label={say.weekAfter} onPress={() => onWeek(addDays(startsOn, 7))}>
        ›
      </Button>
      {!isNow && (
        <Button className="button-quiet" onPress={() => onWeek(undefined)}>
          {say.thisWeek}
        </Button>
      )}
    </div>
  )
}

function WeekSentence({ week }: Pick<Props, 'week'>) {
  const say = useWords(words)
  const { format } = useSpoken()
  const now = wallOf(week.now)
  const steps = presenceSteps(shiftsByWall(week), countedUnits(week))
  const whole = { from: wallOf(week.from), to: wallOf(week.to) }
  if (now < whole.from || now >= whole.to) {
    const most = mostAt(steps, whole)
    if (!most) return say.nothing
    return say.weekHas(week.shifts.length, most.adults, dayAndHour(format, new Date(most.from).toISOString()))
  }
  const present = presentAt(steps, now)
  if (present) return say.outNow(present.adults, countedKinds(present, say.kinds, format))
  const next = week.shifts.find((shift) => wallOf(shift.from) > now)
  if (!next) return say.noneNow
  const who = week.units.filter(({ id }) => next.unitIds.includes(id)).map(({ label }) => label)
  return `${say.noneNow} ${say.next(dayAndHour(format, next.from), format.list(who))}`
}

const dayAndHour = (format: Formats, iso: string) =>
  `${format.weekday(((dayNumberOf(dateOf(iso)) + 3) % 7) + 1, 'short')} ${saidTime(iso)}`
