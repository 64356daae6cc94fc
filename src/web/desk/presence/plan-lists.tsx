import { Button } from 'react-aria-components'
import type { ShiftPatternMessage, ShiftWeekMessage } from '../../../wire/shifts.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { usePlaceName } from '../picture/points/points-queries.ts'
import { FormProblem } from './form-parts.tsx'
import { KindMark } from './kind-mark.tsx'
import { words } from './presence-words.ts'
import type { ShiftWeekEditor } from './use-shifts.ts'
import { dateOf, saidSpan } from './wall.ts'
import { unitsOf } from './week-parts.ts'

interface Props {
  readonly editor: ShiftWeekEditor
  readonly week: ShiftWeekMessage
  readonly mayPlan: boolean
  readonly onOpen: (open: string) => void
}

/** Units, what recurs and what is booked. */
export function PlanLists(props: Props) {
  return (
    <div className="plan-lists">
      <FormProblem editor={props.editor} />
      <UnitList {...props} />
      <PatternList {...props} />
      <BookingList {...props} />
    </div>
  )
}

function UnitList({ week, mayPlan, onOpen }: Props) {
  const say = useWords(words)
  return (
    <section>
      <div className="list-head">
        <h2>{say.units}</h2>
        {mayPlan && (
          <Button className="button-quiet" onPress={() => onOpen('new-unit')}>
            {say.newUnit}
          </Button>
        )}
      </div>
      <ul className="plan-list">
        {week.units.map(({ id, kind, label, mode, adults, organisation, isRetired }) => (
          <li key={id} data-retired={isRetired || undefined}>
            <KindMark kind={kind} />
            <div>
              <b>{label}</b> {say.kinds[kind]}, {say.adults(adults)}, {say.modes[mode]}
              <span className="soft small">{isRetired ? `${organisation} · ${say.retired}` : organisation}</span>
            </div>
            {mayPlan && (
              <Button className="button-quiet" aria-label={say.editOf(label)} onPress={() => onOpen(id)}>
                {say.edit}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const minuteText = (minute: number): string => {
  const rest = minute % 60
  const hour = String(Math.floor(minute / 60) % 24).padStart(2, '0')
  return rest === 0 ? hour : `${hour}.${String(rest).padStart(2, '0')}`
}

function PatternList({ editor, week, mayPlan }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const today = dateOf(week.now)
  const told = ({ weekdays, fromMinute, toMinute }: ShiftPatternMessage) =>
    `${weekdays
      .toSorted((a, b) => a - b)
      .map((day) => format.weekday(day, 'short'))
      .join(' ')} ${minuteText(fromMinute)}–${minuteText(toMinute)}`
  const lasting = week.patterns.filter(({ endsOn }) => endsOn >= today)
  return (
    <section>
      <h2>{say.patterns}</h2>
      {lasting.length === 0 && <p className="soft">{say.noPatterns}</p>}
      <ul className="plan-list">
        {lasting.map((pattern) => {
          const units = unitsOf(week, pattern)
          const labels = format.list(units.map(({ label }) => label))
          return (
            <li key={pattern.id}>
              {units[0] && <KindMark kind={units[0].kind} />}
              <div>
                <b>{labels}</b> {told(pattern)}
                <span className="soft small">{say.until(format.dayAndYear(pattern.endsOn))}</span>
              </div>
              {mayPlan && (
                <Button
                  className="button-quiet"
                  aria-label={say.withdrawPatternOf(`${labels} ${told(pattern)}`)}
                  isDisabled={editor.isBusy}
                  onPress={() => editor.change({ route: 'withdrawPattern', names: { patternId: pattern.id } })}
                >
                  {say.withdrawPattern}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function BookingList({ week, onOpen }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  return (
    <section>
      <h2>{say.bookings}</h2>
      {week.appointments.length === 0 && <p className="soft">{say.noBookings}</p>}
      <ul className="plan-list">
        {week.appointments.map((each) => (
          <li key={each.id}>
            <span />
            <div>
              <b>{say.appointments[each.kind]}</b> {format.day(dateOf(each.from))} {saidSpan(each)}
              <span className="soft small">
                {nameOf(each.placeId)} · {week.units.find(({ id }) => id === each.unitId)?.label}
              </span>
            </div>
            <Button
              className="button-quiet"
              aria-label={say.editOf(`${say.appointments[each.kind]} ${format.day(dateOf(each.from))}`)}
              onPress={() => onOpen(each.id)}
            >
              {say.edit}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
