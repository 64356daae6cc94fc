import { Button } from 'react-aria-components'
import type { PlaceId, WalkId } from '../../../domain/ids.ts'
import { type Walk, type WalkKind, walkKinds } from '../../../domain/place/ground.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { byName } from './chosen.ts'
import { coordinateText, parseCoordinates } from './coordinates.ts'
import { CheckInput, SelectInput, TextInput } from './fields.tsx'
import { FormHead } from './form-head.tsx'
import { useWalkName } from './ground-lists.tsx'
import type { PanelProps } from './ground-panel.tsx'
import { words } from './ground-words.ts'
import { MetNotice } from './met-notice.tsx'
import { ProblemLine } from './problem-line.tsx'
import { ShapeTools } from './shape-tools.tsx'
import { newId } from './use-ground.ts'
import { useTyped } from './use-typed.ts'

interface Props extends PanelProps {
  /** Null: a new one. */
  readonly walk: Walk | null
}

const numberOf = (text: string): number | null => {
  const value = Number(text.replace(',', '.').replace('−', '-'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}
const textOf = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '')

interface Written {
  readonly kind: WalkKind
  readonly from: string
  readonly to: string
  readonly corners: string
  readonly metres: string
  readonly floors: string
  readonly oneWay: boolean
}

const blank: Written = { kind: 'walk', from: '', to: '', corners: '', metres: '', floors: '', oneWay: false }

const writtenOf = ({ kind, from, to, line, metres, floors, oneWay }: Walk): Written => ({
  kind,
  from: from ?? '',
  to: to ?? '',
  corners: coordinateText(line ?? []),
  metres: textOf(metres),
  floors: textOf(floors),
  oneWay,
})

/** A way between two places or along a line: on foot, by stairs or by lift. */
export function WalkForm({ walk, editor, control, chosen, onChoose }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const typing = useTyped(walk && writtenOf(walk), blank)
  const { kind, from, to: end, corners: text, metres, floors, oneWay } = typing.values
  const { ground } = editor
  const nameOf = useWalkName(ground as NonNullable<typeof ground>)
  const parsed = parseCoordinates(text)
  const places = ground ? byName(ground, format.locale) : []
  const options = [['', say.alongLine], ...places.map(({ id, name }) => [id, name] as const)] as const

  function submit() {
    if ('line' in parsed) return
    const to: Omit<Walk, 'id'> = {
      kind,
      from: from === '' ? null : (from as PlaceId),
      to: end === '' ? null : (end as PlaceId),
      line: parsed.length > 0 ? parsed : null,
      metres: kind === 'walk' ? numberOf(metres) : null,
      floors: kind === 'walk' ? null : numberOf(floors),
      oneWay,
    }
    if (walk) {
      if (editor.act({ name: 'change-walk', id: walk.id, to })) typing.settle()
    } else {
      const made: Walk = { id: newId<WalkId>(), ...to }
      if (editor.act({ name: 'add-walk', walk: made })) onChoose({ of: 'walk', id: made.id })
    }
  }

  return (
    <section className="ground-form" aria-label={walk ? nameOf(walk) : say.newWalk}>
      <FormHead
        title={walk ? nameOf(walk) : say.newWalk}
        kind={walk ? say.walkKinds[walk.kind] : ''}
        onClose={() => onChoose(null)}
      />
      <MetNotice typing={typing} ground={ground} isGone={!walk && chosen?.id != null} />
      <ProblemLine editor={editor} />
      <SelectInput
        label={say.kind}
        value={kind}
        options={walkKinds.map((each) => [each, say.walkKinds[each]])}
        onChange={(next) => typing.set({ kind: next as WalkKind })}
      />
      <div className="ground-pair">
        <SelectInput label={say.from} value={from} options={options} onChange={(next) => typing.set({ from: next })} />
        <SelectInput label={say.to} value={end} options={options} onChange={(next) => typing.set({ to: next })} />
      </div>
      {kind === 'walk' ? (
        <TextInput
          label={say.metres}
          hint={say.metresHint}
          inputMode="decimal"
          value={metres}
          onChange={(next) => typing.set({ metres: next })}
        />
      ) : (
        <TextInput
          label={say.floors}
          hint={say.floorsHint}
          inputMode="numeric"
          value={floors}
          onChange={(next) => typing.set({ floors: next })}
        />
      )}
      <CheckInput label={say.oneWay} isChecked={oneWay} onChange={(next) => typing.set({ oneWay: next })} />
      <ShapeTools text={text} onText={(corners) => typing.set({ corners })} shapes={['LineString']} control={control} />
      <Button className="button-primary" isDisabled={'line' in parsed} onPress={submit}>
        {walk ? say.apply : say.add}
      </Button>
      {walk && (
        <div className="ground-tools">
          <Button
            className="button-quiet"
            onPress={() => editor.act({ name: 'remove-walk', id: walk.id }) && onChoose(null)}
          >
            {say.remove}
          </Button>
        </div>
      )}
    </section>
  )
}
