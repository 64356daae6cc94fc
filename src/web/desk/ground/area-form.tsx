import { Button } from 'react-aria-components'
import type { AreaId } from '../../../domain/ids.ts'
import type { GroundEdit } from '../../../domain/place/edit.ts'
import { type Area, type AreaRole, areaRoles } from '../../../domain/place/place.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { coordinateText, geometryOf, parseCoordinates, writtenPairs } from './coordinates.ts'
import { SelectInput, TextInput } from './fields.tsx'
import { FormHead } from './form-head.tsx'
import type { PanelProps } from './ground-panel.tsx'
import { words } from './ground-words.ts'
import { MetNotice } from './met-notice.tsx'
import { ProblemLine } from './problem-line.tsx'
import { ShapeTools } from './shape-tools.tsx'
import { newId } from './use-ground.ts'
import { useTyped } from './use-typed.ts'

interface Props extends PanelProps {
  /** Null: a new one. */
  readonly area: Area | null
}

const blank = { name: '', role: 'target' as AreaRole, corners: '' as string | null }

/** A target area, its surroundings or a comparison area. */
export function AreaForm({ area, ...props }: Props) {
  const { editor, control, chosen, onChoose } = props
  const say = useWords(words)
  const { messages } = useSpoken()
  const pairs = writtenPairs(area?.geometry ?? null)
  const typing = useTyped(area && { name: area.name, role: area.role, corners: pairs && coordinateText(pairs) }, blank)
  const { name, role, corners: text } = typing.values
  const parsed = parseCoordinates(text ?? '')
  const geometry = 'line' in parsed ? null : geometryOf(parsed, area?.geometry ?? null)
  const isAreal = geometry?.type === 'Polygon'
  const isReady = name.trim() !== '' && (isAreal || text === null)

  function submit() {
    const to = { name: name.trim(), role }
    if (area) {
      const edits: GroundEdit[] = [{ name: 'change-area', id: area.id, to }]
      if (isAreal && text !== coordinateText(pairs ?? [])) edits.push({ name: 'reshape-area', id: area.id, geometry })
      if (editor.act(...edits)) typing.settle()
    } else if (isAreal) {
      const made: Area = { id: newId<AreaId>(), ...to, geometry }
      if (editor.act({ name: 'add-area', area: made })) onChoose({ of: 'area', id: made.id })
    }
  }

  return (
    <section className="ground-form" aria-label={area?.name ?? say.newArea}>
      <FormHead
        title={area?.name ?? say.newArea}
        kind={area ? messages.areas[area.role] : ''}
        onClose={() => onChoose(null)}
      />
      <MetNotice typing={typing} ground={editor.ground} isGone={!area && chosen?.id != null} />
      <ProblemLine editor={editor} />
      <TextInput label={say.name} value={name} onChange={(to) => typing.set({ name: to })} />
      <SelectInput
        label={say.role}
        value={role}
        options={areaRoles.map((each) => [each, messages.areas[each]])}
        onChange={(to) => typing.set({ role: to as AreaRole })}
      />
      <ShapeTools text={text} onText={(corners) => typing.set({ corners })} shapes={['Polygon']} control={control} />
      <Button className="button-primary" isDisabled={!isReady} onPress={submit}>
        {area ? say.apply : say.add}
      </Button>
      {area && <AreaTools {...props} area={area} />}
    </section>
  )
}

function AreaTools({ area, editor, control, onChoose }: PanelProps & { readonly area: Area }) {
  const say = useWords(words)
  const { id, name } = area
  const others = [...(editor.ground?.areas.values() ?? [])].filter((other) => other.id !== id)
  const split = () =>
    control.draw(
      'LineString',
      (line) => void editor.act({ name: 'split-area', id, line, part: { id: newId<AreaId>(), name: say.part(name) } }),
      true,
    )
  return (
    <>
      <div className="ground-tools">
        <Button className="button-quiet" onPress={() => control.toggle('corners')}>
          {control.task?.name === 'corners' ? say.cornersDone : say.corners}
        </Button>
        <Button className="button-quiet" onPress={() => control.toggle('move')}>
          {say.move}
        </Button>
        {area.geometry.type === 'Polygon' && (
          <Button className="button-quiet" onPress={split}>
            {say.split}
          </Button>
        )}
        <Button className="button-quiet" onPress={() => editor.act({ name: 'remove-area', id }) && onChoose(null)}>
          {say.remove}
        </Button>
      </div>
      {others.length > 0 && (
        <SelectInput
          label={say.mergeWith}
          value=""
          options={[['', say.choosePlace], ...others.map((other) => [other.id, other.name] as const)]}
          onChange={(gone) => void editor.act({ name: 'merge-areas', id, gone: gone as AreaId })}
        />
      )}
    </>
  )
}
