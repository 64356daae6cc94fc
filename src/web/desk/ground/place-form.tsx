import { Button } from 'react-aria-components'
import type { PlaceId } from '../../../domain/ids.ts'
import type { GroundEdit, PlaceFields } from '../../../domain/place/edit.ts'
import { indoorKinds, type Place, type PlaceKind, placeKinds } from '../../../domain/place/place.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { byName } from './chosen.ts'
import { geometryOf, parseCoordinates } from './coordinates.ts'
import { CheckInput, SelectInput, TextInput } from './fields.tsx'
import { FormHead } from './form-head.tsx'
import type { PanelProps } from './ground-panel.tsx'
import { words } from './ground-words.ts'
import { MetNotice } from './met-notice.tsx'
import { OpeningHoursFields } from './opening-hours.tsx'
import { PlaceTools } from './place-tools.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SectionEditor } from './section-editor.tsx'
import { ShapeTools } from './shape-tools.tsx'
import { newId } from './use-ground.ts'
import { useTyped } from './use-typed.ts'
import { WalkingFrom } from './walking-from.tsx'
import { blank, changedOf, fieldsOf, floorOf, writtenOf } from './written-place.ts'

interface Props extends PanelProps {
  /** Null: a new one. */
  readonly place: Place | null
}

/** Everything about one place that can be said in words and numbers; the map can do the same by hand. */
export function PlaceForm({ place, ...props }: Props) {
  const { editor, chosen, onChoose, control } = props
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const shape = place?.geometry ?? null
  const known = place && writtenOf(place)
  const typing = useTyped(known, blank)
  const { floor, corners: text, ...fields } = typing.values
  const set = typing.set
  const { ground } = editor
  const parsed = parseCoordinates(text ?? '')
  const level = floorOf(floor)
  const isReady = fields.name.trim() !== '' && level !== 'malformed' && !('line' in parsed)
  const isShopLike = !['floor', 'stairwell', 'cellar', 'courtyard', 'wood', 'cell'].includes(fields.kind)

  function submit() {
    if ('line' in parsed || level === 'malformed') return
    const to: PlaceFields = { ...fields, name: fields.name.trim(), floor: level }
    const isRedrawn = text !== null && text !== known?.corners
    if (place) {
      const changed = changedOf(fieldsOf(place), to)
      const edits: GroundEdit[] = changed ? [{ name: 'change-place', id: place.id, to: changed }] : []
      if (isRedrawn) edits.push({ name: 'reshape-place', id: place.id, geometry: geometryOf(parsed, shape) })
      if (editor.act(...edits)) typing.settle()
      return
    }
    const made: Place = { id: newId<PlaceId>(), ...to, geometry: geometryOf(parsed, null) }
    if (editor.act({ name: 'add-place', place: made })) onChoose({ of: 'place', id: made.id })
  }

  return (
    <section className="ground-form" aria-label={place?.name ?? say.newPlace}>
      <FormHead
        title={place?.name ?? say.newPlace}
        kind={place ? messages.kinds[place.kind] : ''}
        onClose={() => onChoose(null)}
      />
      <MetNotice typing={typing} ground={ground} isGone={!place && chosen?.id != null} />
      <ProblemLine editor={editor} />
      <TextInput label={say.name} value={fields.name} onChange={(name) => set({ name })} />
      <div className="ground-pair">
        <SelectInput
          label={say.kind}
          value={fields.kind}
          options={placeKinds.map((kind) => [kind, messages.kinds[kind]])}
          onChange={(kind) =>
            set({ kind: kind as PlaceKind, indoor: fields.indoor || indoorKinds.has(kind as PlaceKind) })
          }
        />
        <SelectInput
          label={say.liesIn}
          value={fields.parent ?? ''}
          options={[
            ['', say.nowhere],
            ...(ground ? byName(ground, format.locale) : [])
              .filter(({ id }) => id !== place?.id)
              .map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(parent) => set({ parent: parent === '' ? null : (parent as PlaceId) })}
        />
      </div>
      <CheckInput
        label={say.indoor}
        isChecked={fields.indoor}
        onChange={(indoor) => set({ indoor, ...(indoor ? {} : { floorLabel: null, floor: '' }) })}
      />
      {fields.indoor && (
        <div className="ground-pair">
          <TextInput
            label={say.floor}
            value={floor}
            inputMode="numeric"
            hint={say.floorHint}
            onChange={(to) => set({ floor: to })}
          />
          <TextInput
            label={say.floorLabel}
            value={fields.floorLabel ?? ''}
            maxLength={40}
            onChange={(label) => set({ floorLabel: label === '' ? null : label })}
          />
        </div>
      )}
      {level === 'malformed' && <p className="react-aria-FieldError">{say.badFloor}</p>}
      <ShapeTools
        text={text}
        onText={(corners) => set({ corners })}
        shapes={['Polygon', 'LineString', 'Point']}
        control={control}
      />
      {isShopLike && (
        <OpeningHoursFields hours={fields.openingHours} onChange={(openingHours) => set({ openingHours })} />
      )}
      <Button className="button-primary" isDisabled={!isReady} onPress={submit}>
        {place ? say.apply : say.add}
      </Button>
      {place && <PlaceTools {...props} place={place} />}
      {place && <SectionEditor editor={editor} place={place} onChoose={onChoose} />}
      {place && <WalkingFrom editor={editor} place={place} />}
    </section>
  )
}
