import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import { type AppointmentKind, appointmentKinds, mayAnswer } from '../../../domain/shift/unit.ts'
import type { AppointmentMessage, MakeAppointmentMessage, ShiftWeekMessage } from '../../../wire/shifts.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { PlaceChoice } from '../picture/points/place-choice.tsx'
import { usePlaceName } from '../picture/points/points-queries.ts'
import { Choice, Field, FormHead, FormProblem } from './form-parts.tsx'
import { words } from './presence-words.ts'
import type { ShiftWeekEditor } from './use-shifts.ts'
import { dateOf, saidSpan, spanOn } from './wall.ts'

interface Props {
  readonly editor: ShiftWeekEditor
  readonly week: ShiftWeekMessage
  readonly day: string
  readonly onDone: () => void
}

/** Binds a unit to a place and a time. */
export function AppointmentForm({ editor, week, day, onDone }: Props) {
  const say = useWords(words)
  const [kind, setKind] = useState<AppointmentKind>('meeting')
  const [places, setPlaces] = useState<readonly string[]>([])
  const [unitId, setUnitId] = useState('')
  const [date, setDate] = useState(day)
  const [from, setFrom] = useState('19:00')
  const [to, setTo] = useState('19:30')
  const able = week.units.filter((unit) => !unit.isRetired && mayAnswer[unit.kind].includes(kind))
  const chosen = able.find(({ id }) => id === unitId) ?? able[0]
  const [placeId] = places
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || !placeId) return
    const json: MakeAppointmentMessage = { kind, placeId, unitId: chosen.id, ...spanOn(date, from, to) }
    editor.change({ route: 'makeAppointment', json }, onDone)
  }
  return (
    <form className="presence-form" onSubmit={submit}>
      <FormHead title={say.newAppointment} onDone={onDone} />
      <Choice
        label={say.what}
        value={kind}
        options={appointmentKinds.map((each) => [each, say.appointments[each]])}
        onChange={setKind}
      />
      {kind === 'company' && <p className="soft small">{say.onlyYou}</p>}
      <PlaceChoice label={say.where} chosen={places} onChange={setPlaces} />
      <Choice
        label={say.whoKeeps}
        value={chosen?.id ?? ''}
        options={able.map(({ id, label, kind: of }) => [id, `${label}, ${say.kinds[of]}`])}
        onChange={setUnitId}
      />
      <div className="field-row">
        <Field label={say.date} type="date" value={date} onChange={setDate} />
        <Field label={say.from} type="time" value={from} onChange={setFrom} />
        <Field label={say.to} type="time" value={to} onChange={setTo} />
      </div>
      <FormProblem editor={editor} />
      <div className="form-foot">
        <Button type="submit" className="button-primary" isDisabled={editor.isBusy || !chosen || !placeId}>
          {say.book}
        </Button>
      </div>
    </form>
  )
}

interface KeptProps extends Pick<Props, 'editor' | 'week' | 'onDone'> {
  readonly appointment: AppointmentMessage
  readonly mayBook: boolean
}

/** One appointment, and the way to call it off. */
export function KeptAppointment({ editor, week, appointment, mayBook, onDone }: KeptProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  const unit = week.units.find(({ id }) => id === appointment.unitId)
  const names = { appointmentId: appointment.id }
  return (
    <section className="presence-form">
      <FormHead title={say.appointments[appointment.kind]} onDone={onDone} />
      <p>
        {format.day(dateOf(appointment.from))} {saidSpan(appointment)}, {nameOf(appointment.placeId)}
      </p>
      {unit && (
        <p>
          {unit.label}, {say.kinds[unit.kind]}, {say.adults(unit.adults)}
        </p>
      )}
      {appointment.kind === 'company' && <p className="soft small">{say.onlyYou}</p>}
      <FormProblem editor={editor} />
      {mayBook && (
        <div className="form-foot">
          <Button
            className="button-quiet"
            isDisabled={editor.isBusy}
            onPress={() => editor.change({ route: 'withdrawAppointment', names }, onDone)}
          >
            {say.callOff}
          </Button>
        </div>
      )}
    </section>
  )
}
