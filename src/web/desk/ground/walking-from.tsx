import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlaceId } from '../../../domain/ids.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { WalksMessage } from '../../../wire/place-edits.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { call } from '../api.ts'
import { useOperation } from '../shell/use-operation.ts'
import { byName } from './chosen.ts'
import { SelectInput } from './fields.tsx'
import { words } from './ground-words.ts'
import type { GroundEditor } from './use-ground.ts'

const nearestShown = 4

/** How far one walks from the place: to the nearest ones, and to one that is asked for. */
export function WalkingFrom({ editor, place }: { readonly editor: GroundEditor; readonly place: Place }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const { id: operationId } = useOperation()
  const [to, setTo] = useState('')
  const isSaved = !editor.changes.some(({ id, before }) => id === place.id && before === null)
  const walks = useQuery({
    queryKey: ['walks', operationId, place.id],
    queryFn: ({ signal }) => call<WalksMessage>('walks', { names: { operationId }, query: { from: place.id }, signal }),
    enabled: isSaved,
  })
  const { ground } = editor
  if (!isSaved || !walks.data || !ground) return null
  const { ways } = walks.data
  const asked = ways.find(({ placeId }) => placeId === to)
  const far = ({ minutes, metres }: WalksMessage['ways'][number]) =>
    say.minutes(format.rate(minutes), format.whole(metres))
  return (
    <section className="ground-walking">
      <h4>{say.walking}</h4>
      <dl>
        {ways.slice(0, nearestShown).map((way) => (
          <div key={way.placeId}>
            <dt>{ground.places.get(way.placeId as PlaceId)?.name}</dt>
            <dd>{far(way)}</dd>
          </div>
        ))}
      </dl>
      {ways.length === 0 && <p className="soft">{say.noWay}</p>}
      <SelectInput
        label={say.walkingTo}
        value={to}
        options={[
          ['', say.choosePlace],
          ...byName(ground, format.locale)
            .filter(({ id }) => id !== place.id)
            .map(({ id, name }) => [id, name] as const),
        ]}
        onChange={setTo}
      />
      {to !== '' && <p aria-live="polite">{asked ? far(asked) : say.noWay}</p>}
      {editor.draft.edits.length > 0 && <p className="soft small">{say.walkingUnsaved}</p>}
    </section>
  )
}
