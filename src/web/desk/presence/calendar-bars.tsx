import type { Interval } from '../../../domain/time/interval.ts'
import type { AppointmentMessage, ShiftMessage, ShiftWeekMessage } from '../../../wire/shifts.ts'
import { useWords } from '../../ui/language.tsx'
import { KindMark } from './kind-mark.tsx'
import { words } from './presence-words.ts'
import { saidSpan, sharesOf, wallSpan } from './wall.ts'
import { unitsOf } from './week-parts.ts'

interface BarProps {
  readonly week: ShiftWeekMessage
  readonly day: Interval
  readonly isOpen: boolean
  readonly onOpen: (id: string) => void
}

const placed = (span: { readonly from: string; readonly to: string }, day: Interval) => {
  const { start, length } = sharesOf(wallSpan(span), day)
  return { insetInlineStart: `${start * 100}%`, width: `${length * 100}%` }
}

/** One shift where it lies in its day; breaks are gaps in it. */
export function ShiftBar({ week, shift, day, isOpen, onOpen }: BarProps & { readonly shift: ShiftMessage }) {
  const say = useWords(words)
  const units = unitsOf(week, shift)
  const span = wallSpan(shift)
  return (
    <button
      type="button"
      className="shift-bar"
      style={placed(shift, day)}
      aria-pressed={isOpen}
      onClick={() => onOpen(shift.id)}
    >
      {shift.breaks.map((rest) => {
        const { start, length } = sharesOf(wallSpan(rest), span)
        return (
          <i
            key={rest.from}
            className="shift-rest"
            style={{ insetInlineStart: `${start * 100}%`, width: `${length * 100}%` }}
          />
        )
      })}
      {units.map(({ id, kind, label, adults }) => (
        <span key={id} className="shift-unit">
          <KindMark kind={kind} /> {label}
          <span className="hidden">
            {say.kinds[kind]}, {say.adults(adults)}
          </span>
        </span>
      ))}
      <small>{saidSpan(shift)}</small>
    </button>
  )
}

/** Where a unit is bound. */
export function AppointmentBar({
  week,
  appointment,
  day,
  isOpen,
  onOpen,
}: BarProps & { readonly appointment: AppointmentMessage }) {
  const say = useWords(words)
  const unit = week.units.find(({ id }) => id === appointment.unitId)
  const text = `${say.appointments[appointment.kind]} ${saidSpan(appointment)}`
  const { insetInlineStart } = placed(appointment, day)
  return (
    <button
      type="button"
      className="appointment-bar"
      style={{ insetInlineStart }}
      aria-pressed={isOpen}
      onClick={() => onOpen(appointment.id)}
    >
      {text} <small>{unit?.label}</small>
    </button>
  )
}
