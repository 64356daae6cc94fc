import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ShiftMessage, ShiftWeekMessage } from '../../../wire/shifts.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { BreakFields } from './break-fields.tsx'
import { Field, FormHead, FormProblem, Tick } from './form-parts.tsx'
import { KindMark } from './kind-mark.tsx'
import { words } from './presence-words.ts'
import { RepeatFields } from './repeat-fields.tsx'
import { draftOf, patternJson, type ShiftDraft, shiftJson } from './shift-draft.ts'
import { type ShiftWeekEditor, seenRevision } from './use-shifts.ts'
import { saidSpan } from './wall.ts'

interface Props {
  readonly editor: ShiftWeekEditor
  readonly week: ShiftWeekMessage
  /** Null: a new one. */
  readonly shift: ShiftMessage | null
  readonly day: string
  readonly onDone: () => void
}

/** Plans a shift, or changes one: the one that was opened, whatever the live feed brings while it is typed in. */
export function ShiftForm({ editor, week, shift: latest, day, onDone }: Props) {
  const say = useWords(words)
  const [shift] = useState(latest)
  const [draft, setDraft] = useState(() => draftOf(shift, day))
  const change = (part: Partial<ShiftDraft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const json = shiftJson(draft)
    if (shift)
      editor.change(
        {
          route: 'changeShift',
          names: { shiftId: shift.id },
          json: { ...json, revision: seenRevision(editor, shift) },
        },
        onDone,
      )
    else if (draft.repeat) editor.change({ route: 'makePattern', json: patternJson(draft, draft.repeat) }, onDone)
    else editor.change({ route: 'planShift', json }, onDone)
  }
  return (
    <form className="presence-form" onSubmit={submit}>
      <FormHead title={shift ? say.shift : say.newShift} onDone={onDone} />
      {shift?.patternId && <p className="soft small">{say.ofPattern}</p>}
      <Hours draft={draft} shift={shift} onChange={change} />
      <UnitTicks week={week} draft={draft} onChange={change} />
      <BreakFields breaks={draft.breaks} shiftFrom={draft.from} onChange={(breaks) => change({ breaks })} />
      {!shift && <RepeatFields draft={draft} onChange={change} />}
      <FormProblem editor={editor}>
        <Theirs editor={editor} />
      </FormProblem>
      <div className="form-foot">
        <Button type="submit" className="button-primary" isDisabled={editor.isBusy || draft.unitIds.length === 0}>
          {shift ? say.save : say.plan}
        </Button>
        {shift && <Withdraw editor={editor} shift={shift} />}
      </div>
    </form>
  )
}

interface PartProps {
  readonly draft: ShiftDraft
  readonly onChange: (part: Partial<ShiftDraft>) => void
}

function Hours({ draft, shift, onChange }: PartProps & Pick<Props, 'shift'>) {
  const say = useWords(words)
  const { format } = useSpoken()
  const hours = shift ? (Date.parse(shift.to) - Date.parse(shift.from)) / 3_600_000 : null
  return (
    <>
      <div className="field-row">
        <Field label={say.date} type="date" value={draft.date} onChange={(date) => onChange({ date })} />
        <Field label={say.from} type="time" value={draft.from} onChange={(from) => onChange({ from })} />
        <Field label={say.to} type="time" value={draft.to} onChange={(to) => onChange({ to })} />
      </div>
      <p className="soft small">
        {[draft.to <= draft.from ? say.nextDay : null, hours === null ? null : say.hours(format.rate(hours))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {shift && shift.clockChange !== 'none' && (
        <p className="notice notice-quiet">{shift.clockChange === 'forward' ? say.clockForward : say.clockBack}</p>
      )}
    </>
  )
}

function UnitTicks({ week, draft, onChange }: PartProps & Pick<Props, 'week'>) {
  const say = useWords(words)
  const shown = week.units.filter(({ id, isRetired }) => !isRetired || draft.unitIds.includes(id))
  return (
    <fieldset className="presence-ticks">
      <legend className="field-label">{say.who}</legend>
      {shown.map(({ id, kind, label, adults }) => (
        <Tick
          key={id}
          isOn={draft.unitIds.includes(id)}
          onChange={(isOn) =>
            onChange({ unitIds: isOn ? [...draft.unitIds, id] : draft.unitIds.filter((each) => each !== id) })
          }
        >
          <KindMark kind={kind} /> <b>{label}</b> {say.kinds[kind]}, {say.adults(adults)}
        </Tick>
      ))}
    </fieldset>
  )
}

function Withdraw({ editor, shift }: Pick<Props, 'editor'> & { readonly shift: ShiftMessage }) {
  const say = useWords(words)
  const { id } = shift
  return (
    <Button
      className="button-quiet"
      isDisabled={editor.isBusy}
      onPress={() =>
        editor.change({
          route: 'withdrawShift',
          names: { shiftId: id },
          query: { revision: String(seenRevision(editor, shift)) },
          again: shiftJson(draftOf(shift, '')),
        })
      }
    >
      {say.withdraw}
    </Button>
  )
}

/** When somebody else was first: what stands now, beside what was typed. */
function Theirs({ editor }: Pick<Props, 'editor'>) {
  const say = useWords(words)
  const { now } = (editor.problem?.document ?? {}) as { now?: ShiftMessage }
  return now ? <p>{say.theirs(saidSpan(now))}</p> : null
}
