import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PlaceId } from '../../../domain/ids.ts'
import type { GroundEdit, PlaceFields } from '../../../domain/place/edit.ts'
import { isSameRecord } from '../../../domain/place/ground.ts'
import { indoorKinds, type Place, type PlaceKind, placeKinds } from '../../../domain/place/place.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { byName } from './chosen.ts'
import { coordinateText, geometryOf, parseCoordinates, writtenPairs } from './coordinates.ts'
import { CheckInput, SelectInput, TextInput } from './fields.tsx'
import { FormHead } from './form-head.tsx'
import type { PanelProps } from './ground-panel.tsx'
import { words } from './ground-words.ts'
import { OpeningHoursFields } from './opening-hours.tsx'
import { PlaceTools } from './place-tools.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SectionEditor } from './section-editor.tsx'
import { ShapeTools } from './shape-tools.tsx'
import { newId } from './use-ground.ts'
import { WalkingFrom } from './walking-from.tsx'

interface Props extends PanelProps {
  /** Null: a new one. */
  readonly place: Place | null
}

const blank: PlaceFields = {
  parent: null,
  kind: 'square',
  name: '',
  floor: null,
  floorLabel: null,
  indoor: false,
  openingHours: [],
}

const fieldsOf = ({ parent, kind, name, floor, floorLabel, indoor, openingHours }: Place): PlaceFields => ({
  parent,
  kind,
  name,
  floor,
  floorLabel,
  indoor,
  openingHours,
})

/** Only what is not as it was: what somebody else has changed of the rest stays theirs. Null: nothing. */
function changedOf(before: PlaceFields, after: PlaceFields): Partial<PlaceFields> | null {
  const names = Object.keys(after) as (keyof PlaceFields)[]
  const changed = names.filter((name) => !isSameRecord(before[name], after[name]))
  return changed.length > 0 ? Object.fromEntries(changed.map((name) => [name, after[name]])) : null
}

/** A floor as typed: nothing, a whole number, or neither. */
function floorOf(text: string): number | null | 'malformed' {
  if (text.trim() === '') return null
  const floor = Number(text.trim().replace('−', '-'))
  return Number.isInteger(floor) && floor >= -20 && floor <= 200 ? floor : 'malformed'
}

/** Everything about one place that can be said in words and numbers; the map can do the same by hand. */
export function PlaceForm({ place, ...props }: Props) {
  const { editor, onChoose, control } = props
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const shape = place?.geometry ?? null
  const known = place ? fieldsOf(place) : blank
  const [fields, setFields] = useState<PlaceFields>(known)
  const [floor, setFloor] = useState(known.floor === null ? '' : String(known.floor))
  const pairs = writtenPairs(shape)
  const [text, setText] = useState(pairs && coordinateText(pairs))
  const set = (part: Partial<PlaceFields>) => setFields({ ...fields, ...part })
  const { ground } = editor
  const parsed = parseCoordinates(text ?? '')
  const level = floorOf(floor)
  const isReady = fields.name.trim() !== '' && level !== 'malformed' && !('line' in parsed)
  const isShopLike = !['floor', 'stairwell', 'cellar', 'courtyard', 'wood', 'cell'].includes(fields.kind)

  function submit() {
    if ('line' in parsed || level === 'malformed') return
    const to: PlaceFields = { ...fields, name: fields.name.trim(), floor: level }
    const isRedrawn = text !== null && text !== coordinateText(pairs ?? [])
    if (place) {
      const changed = changedOf(known, to)
      const edits: GroundEdit[] = changed ? [{ name: 'change-place', id: place.id, to: changed }] : []
      if (isRedrawn) edits.push({ name: 'reshape-place', id: place.id, geometry: geometryOf(parsed, shape) })
      editor.act(...edits)
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
        onChange={(indoor) => {
          set({ indoor, ...(indoor ? {} : { floorLabel: null }) })
          if (!indoor) setFloor('')
        }}
      />
      {fields.indoor && (
        <div className="ground-pair">
          <TextInput label={say.floor} value={floor} inputMode="numeric" hint={say.floorHint} onChange={setFloor} />
          <TextInput
            label={say.floorLabel}
            value={fields.floorLabel ?? ''}
            maxLength={40}
            onChange={(label) => set({ floorLabel: label === '' ? null : label })}
          />
        </div>
      )}
      {level === 'malformed' && <p className="react-aria-FieldError">{say.badFloor}</p>}
      <ShapeTools text={text} onText={setText} shapes={['Polygon', 'LineString', 'Point']} control={control} />
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
