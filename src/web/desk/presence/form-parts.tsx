import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { words } from './presence-words.ts'
import type { ShiftWeekEditor } from './use-shifts.ts'

/** What a form is about, and the way out of it where there is one. */
export function FormHead({ title, onDone }: { readonly title: string; readonly onDone?: (() => void) | undefined }) {
  const say = useWords(words)
  return (
    <div className="list-head">
      <h2>{title}</h2>
      {onDone && (
        <Button className="button-quiet" onPress={onDone}>
          {say.close}
        </Button>
      )}
    </div>
  )
}

interface FieldProps {
  readonly label: string
  readonly type: 'date' | 'time' | 'text' | 'number'
  readonly value: string
  readonly min?: string | number
  readonly max?: string | number
  readonly onChange: (value: string) => void
}

/** A labelled field of the browser's own: dates and times open as people know them on each device. */
export function Field({ label, type, value, min, max, onChange }: FieldProps) {
  return (
    <label className="presence-field">
      <span className="field-label">{label}</span>
      <input type={type} value={value} min={min} max={max} required onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly isDisabled?: boolean
  readonly onChange: (value: Value) => void
}

export function Choice<Value extends string>({ label, value, options, isDisabled, onChange }: ChoiceProps<Value>) {
  return (
    <label className="presence-field">
      <span className="field-label">{label}</span>
      <select
        className="select"
        value={value}
        disabled={isDisabled}
        onChange={({ target }) => onChange(options[target.selectedIndex]?.[0] ?? value)}
      >
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface TickProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
}

export function Tick({ isOn, onChange, children }: TickProps) {
  return (
    <label className="presence-tick">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      <span>{children}</span>
    </label>
  )
}

/** Why the server said no; of a pattern, on which day. */
export function FormProblem({ editor, children }: { readonly editor: ShiftWeekEditor; readonly children?: ReactNode }) {
  const say = useWords(words)
  const { format } = useSpoken()
  if (!editor.problem) return null
  const { on } = (editor.problem.document ?? {}) as { on?: string }
  return (
    <div className="notice notice-danger" role="alert">
      {on && `${say.dayRefused(format.day(on))} `}
      {editor.problem.detail}
      {children}
    </div>
  )
}
