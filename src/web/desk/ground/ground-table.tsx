import { areaSquareMetres } from '../../../domain/geo/polygon.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { byName, type Chosen } from './chosen.ts'
import { words } from './ground-words.ts'

interface Props {
  readonly ground: Ground
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
}

/** The map as a table. */
export function GroundTable({ ground, chosen, onChoose }: Props) {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  return (
    <ScrollRegion label={say.tableCaption}>
      <table className="table table-text">
        <caption>{say.tableCaption}</caption>
        <thead>
          <tr>
            {[say.name, say.kind, say.floor, say.liesIn, say.size].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byName(ground, format.locale).map((place) => {
            const metres = place.geometry ? areaSquareMetres(place.geometry) : 0
            return (
              <tr key={place.id} aria-current={place.id === chosen?.id ? 'true' : undefined}>
                <th scope="row">
                  <button type="button" className="table-link" onClick={() => onChoose({ of: 'place', id: place.id })}>
                    {place.name}
                  </button>
                </th>
                <td>{messages.kinds[place.kind]}</td>
                <td>{place.floor === null ? '' : format.whole(place.floor)}</td>
                <td>{place.parent === null ? '' : ground.places.get(place.parent)?.name}</td>
                <td>{metres > 0 ? format.whole(metres) : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
