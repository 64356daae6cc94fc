import { Button } from 'react-aria-components'
import type { ShiftWeekMessage } from '../../../wire/shifts.ts'
import { useWords } from '../../ui/language.tsx'
import { useMay } from '../shell/use-operation.ts'
import { AppointmentForm, KeptAppointment } from './appointment-form.tsx'
import { PlanLists } from './plan-lists.tsx'
import { words } from './presence-words.ts'
import { ShiftForm } from './shift-form.tsx'
import { UnitForm } from './unit-form.tsx'
import type { ShiftWeekEditor } from './use-shifts.ts'
import { dateOf } from './wall.ts'

interface Props {
  readonly editor: ShiftWeekEditor
  readonly week: ShiftWeekMessage
  readonly open: string | undefined
  readonly day: string | undefined
  readonly onOpen: (open: string | undefined) => void
}

/** What stands open, or the lists: units, what recurs, what is booked. */
export function PlanPanel({ editor, week, open, day, onOpen }: Props) {
  const say = useWords(words)
  const { withdrawn } = editor
  return (
    <aside className="presence-panel" aria-label={say.title} data-open={open !== undefined || undefined}>
      {withdrawn && (
        <output className="notice notice-quiet presence-told">
          {say.withdrawn}
          <Button className="button-quiet" onPress={() => editor.change({ route: 'planShift', json: withdrawn })}>
            {say.undo}
          </Button>
        </output>
      )}
      <Opened editor={editor} week={week} open={open} day={day} onOpen={onOpen} />
    </aside>
  )
}

function Opened({ editor, week, open, day, onOpen }: Props) {
  const mayPlan = useMay('shift.plan')
  const mayBook = useMay('appointment.plan')
  const done = () => onOpen(undefined)
  const today = dateOf(week.now)
  const on = day ?? (week.startsOn <= today && dateOf(week.to) > today ? today : week.startsOn)
  const shift = week.shifts.find(({ id }) => id === open)
  const unit = week.units.find(({ id }) => id === open)
  const appointment = week.appointments.find(({ id }) => id === open)
  if (mayPlan && (shift || open === 'new-shift'))
    return <ShiftForm key={`${open} ${on}`} editor={editor} week={week} shift={shift ?? null} day={on} onDone={done} />
  if (mayPlan && (unit || open === 'new-unit'))
    return <UnitForm key={open} editor={editor} unit={unit ?? null} onDone={done} />
  if (appointment)
    return <KeptAppointment editor={editor} week={week} appointment={appointment} mayBook={mayBook} onDone={done} />
  if (mayBook && open === 'new-appointment')
    return <AppointmentForm editor={editor} week={week} day={on} onDone={done} />
  return <PlanLists editor={editor} week={week} mayPlan={mayPlan} onOpen={onOpen} />
}
