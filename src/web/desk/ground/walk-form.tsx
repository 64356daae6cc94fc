import { useState } from 'react'
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
import { ProblemLine } from './problem-line.tsx'
import { ShapeTools } from './shape-tools.tsx'
import { newId } from './use-ground.ts'

interface Props extends PanelProps {
  /** Null: a new one. */
  readonly walk: Walk | null
}

const numberOf = (text: string): number | null => {
  const value = Number(text.replace(',', '.').replace('−', '-'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}
const textOf = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '')

/** A way between two places or along a line: on foot, by stairs or by lift. */
export function WalkForm({ walk, editor, control, onChoose }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const [kind, setKind] = useState<WalkKind>(walk?.kind ?? 'walk')
  const [ends, setEnds] = useState({ from: walk?.from ?? '', to: walk?.to ?? '' })
  const [text, setText] = useState(coordinateText(walk?.line ?? []))
  const [length, setLength] = useState({ metres: textOf(walk?.metres), floors: textOf(walk?.floors) })
  const [oneWay, setOneWay] = useState(walk?.oneWay ?? false)
  const { ground } = editor
  const nameOf = useWalkName(ground as NonNullable<typeof ground>)
  const parsed = parseCoordinates(text)
  const places = ground ? byName(ground, format.locale) : []
  const options = [['', say.alongLine], ...places.map(({ id, name }) => [id, name] as const)] as const

  function submit() {
    if ('line' in parsed) return
    const to: Omit<Walk, 'id'> = {
      kind,
      from: ends.from === '' ? null : (ends.from as PlaceId),
      to: ends.to === '' ? null : (ends.to as PlaceId),
      line: parsed.length > 0 ? parsed : null,
      metres: kind === 'walk' ? numberOf(length.metres) : null,
      floors: kind === 'walk' ? null : numberOf(length.floors),
      oneWay,
    }
    if (walk) editor.act({ name: 'change-walk', id: walk.id, to })
    else {
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
      <ProblemLine editor={editor} />
      <SelectInput
        label={say.kind}
        value={kind}
        options={walkKinds.map((each) => [each, say.walkKinds[each]])}
        onChange={(next) => setKind(next as WalkKind)}
      />
      <div className="ground-pair">
        <SelectInput
          label={say.from}
          value={ends.from}
          options={options}
          onChange={(from) => setEnds({ ...ends, from })}
        />
        <SelectInput label={say.to} value={ends.to} options={options} onChange={(to) => setEnds({ ...ends, to })} />
      </div>
      {kind === 'walk' ? (
        <TextInput
          label={say.metres}
          hint={say.metresHint}
          inputMode="decimal"
          value={length.metres}
          onChange={(metres) => setLength({ ...length, metres })}
        />
      ) : (
        <TextInput
          label={say.floors}
          hint={say.floorsHint}
          inputMode="numeric"
          value={length.floors}
          onChange={(floors) => setLength({ ...length, floors })}
        />
      )}
      <CheckInput label={say.oneWay} isChecked={oneWay} onChange={setOneWay} />
      <ShapeTools text={text} onText={setText} shapes={['LineString']} control={control} />
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
