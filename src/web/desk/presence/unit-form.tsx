import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import {
  mayAnswer,
  mostAdults,
  type UnitKind,
  type UnitMode,
  unitKinds,
  unitModes,
} from '../../../domain/shift/unit.ts'
import type { AddUnitMessage, ChangeUnitMessage, UnitMessage } from '../../../wire/shifts.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { Choice, Field, FormHead, FormProblem, Tick } from './form-parts.tsx'
import { words } from './presence-words.ts'
import { type ShiftWeekEditor, seenRevision } from './use-shifts.ts'

interface Props {
  readonly editor: ShiftWeekEditor
  /** Null: a new one. */
  readonly unit: UnitMessage | null
  /** Left out: there is nowhere to go yet. */
  readonly onDone?: () => void
}

interface Draft {
  readonly kind: UnitKind
  readonly label: string
  readonly mode: UnitMode
  readonly adults: number
  readonly organisation: string
  readonly isRetired: boolean
}

const fresh: Draft = {
  kind: 'police-patrol',
  label: '',
  mode: 'foot',
  adults: 2,
  organisation: '',
  isRetired: false,
}

/** A call sign, how many adults, and what kind: never who they are. */
export function UnitForm({ editor, unit: latest, onDone }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const [unit] = useState(latest)
  const [draft, setDraft] = useState<Draft>(unit ?? fresh)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const { kind, label, mode, adults, organisation, isRetired } = draft
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const json = { label, mode, adults, organisation }
    if (unit)
      editor.change(
        {
          route: 'changeUnit',
          names: { unitId: unit.id },
          json: { ...json, isRetired, revision: seenRevision(editor, unit) } satisfies ChangeUnitMessage,
        },
        onDone,
      )
    else editor.change({ route: 'addUnit', json: { kind, ...json } satisfies AddUnitMessage }, onDone)
  }
  const bound = format.list(mayAnswer[kind].map((each) => say.appointments[each].toLowerCase()))
  return (
    <form className="presence-form" onSubmit={submit}>
      <FormHead title={unit ? say.unit : say.newUnit} onDone={onDone} />
      <Choice
        label={say.kind}
        value={kind}
        isDisabled={unit !== null}
        options={unitKinds.map((each) => [each, say.kinds[each]])}
        onChange={(next) => change({ kind: next })}
      />
      <p className="soft small">{say.answers(bound)}</p>
      <Field label={say.label} type="text" value={label} onChange={(next) => change({ label: next })} />
      <p className="soft small">{say.labelHint}</p>
      <div className="field-row">
        <Field
          label={say.count}
          type="number"
          min={1}
          max={mostAdults}
          value={String(adults)}
          onChange={(next) => change({ adults: Number(next) })}
        />
        <Choice
          label={say.mode}
          value={mode}
          options={unitModes.map((each) => [each, say.modes[each]])}
          onChange={(next) => change({ mode: next })}
        />
      </div>
      <Field
        label={say.organisation}
        type="text"
        value={organisation}
        onChange={(next) => change({ organisation: next })}
      />
      {unit && (
        <Tick isOn={isRetired} onChange={(isOn) => change({ isRetired: isOn })}>
          {say.isRetired}
        </Tick>
      )}
      <FormProblem editor={editor}>
        <Theirs editor={editor} />
      </FormProblem>
      <div className="form-foot">
        <Button type="submit" className="button-primary" isDisabled={editor.isBusy}>
          {say.save}
        </Button>
      </div>
    </form>
  )
}

/** When somebody else was first: what stands now, beside what was typed. */
function Theirs({ editor }: Pick<Props, 'editor'>) {
  const say = useWords(words)
  const { now } = (editor.problem?.document ?? {}) as { now?: UnitMessage }
  return now ? (
    <p>{say.theirs([now.label, say.adults(now.adults), say.modes[now.mode], now.organisation].join(', '))}</p>
  ) : null
}
