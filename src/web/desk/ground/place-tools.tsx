import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PlaceId } from '../../../domain/ids.ts'
import type { Place } from '../../../domain/place/place.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { byName } from './chosen.ts'
import { SelectInput } from './fields.tsx'
import type { PanelProps } from './ground-panel.tsx'
import { words } from './ground-words.ts'
import { newId } from './use-ground.ts'

interface Props extends PanelProps {
  readonly place: Place
}

/** What is done to the whole of a place: its corners, moving, splitting, merging, removing. */
export function PlaceTools({ place, editor, control, onChoose }: Props) {
  const say = useWords(words)
  const [isMerging, setMerging] = useState(false)
  const { task } = control
  const { id, name, geometry } = place
  const split = () =>
    control.draw(
      'LineString',
      (line) =>
        void editor.act({ name: 'split-place', id, line, part: { id: newId<PlaceId>(), name: say.part(name) } }),
      true,
    )
  return (
    <>
      <div className="ground-tools">
        {geometry && (
          <>
            <Button
              className="button-quiet"
              aria-pressed={task?.name === 'corners'}
              onPress={() => control.toggle('corners')}
            >
              {task?.name === 'corners' ? say.cornersDone : say.corners}
            </Button>
            <Button
              className="button-quiet"
              aria-pressed={task?.name === 'move'}
              onPress={() => control.toggle('move')}
            >
              {say.move}
            </Button>
          </>
        )}
        {geometry?.type === 'Polygon' && (
          <Button className="button-quiet" onPress={split}>
            {say.split}
          </Button>
        )}
        <Button className="button-quiet" aria-expanded={isMerging} onPress={() => setMerging(!isMerging)}>
          {say.merge}
        </Button>
        <Button className="button-quiet" onPress={() => editor.act({ name: 'remove-place', id }) && onChoose(null)}>
          {say.remove}
        </Button>
      </div>
      {isMerging && <MergeChoice place={place} editor={editor} />}
    </>
  )
}

function MergeChoice({ place, editor }: Pick<Props, 'place' | 'editor'>) {
  const say = useWords(words)
  const { format } = useSpoken()
  const [gone, setGone] = useState('')
  const others = editor.ground ? byName(editor.ground, format.locale).filter(({ id }) => id !== place.id) : []
  return (
    <div className="ground-merge">
      <SelectInput
        label={say.mergeWith}
        value={gone}
        options={[['', say.choosePlace], ...others.map(({ id, name }) => [id, name] as const)]}
        onChange={setGone}
      />
      <p className="soft small">{say.mergeWhy(place.name)}</p>
      <Button
        className="button-quiet"
        isDisabled={gone === ''}
        onPress={() => editor.act({ name: 'merge-places', id: place.id, gone: gone as PlaceId })}
      >
        {say.merge}
      </Button>
    </div>
  )
}
