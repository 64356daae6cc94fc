import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PlaceId } from '../../../domain/ids.ts'
import type { Place } from '../../../domain/place/place.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import type { Chosen } from './chosen.ts'
import { words } from './ground-words.ts'
import { type House, houseOf, nextLetter } from './house.ts'
import { type GroundEditor, newId } from './use-ground.ts'

interface Props {
  readonly editor: GroundEditor
  readonly place: Place
  readonly onChoose: (chosen: Chosen) => void
}

/** A building's section to fill in: floors by stairwells, an empty square adds that floor. */
export function SectionEditor({ editor, place, onChoose }: Props) {
  const say = useWords(words)
  const [more, setMore] = useState<readonly number[]>([])
  const house = editor.ground && houseOf(editor.ground, place)
  if (!house) return null
  const { building, stairwells, courtyards } = house
  const floors = [...new Set([...(house.floors.length > 0 ? house.floors : [0]), ...more])].sort((a, b) => b - a)
  const add = (made: Partial<Place> & Pick<Place, 'kind' | 'name' | 'parent'>) => {
    const blank = { floor: null, floorLabel: null, indoor: true, geometry: null, openingHours: [] }
    editor.act({ name: 'add-place', place: { ...blank, ...made, id: newId<PlaceId>() } })
  }
  const addFloor = (stairwell: Place, floor: number) => {
    const floorLabel = say.floorName(floor)
    const kind = floor < 0 ? 'cellar' : 'floor'
    add({ kind, name: `${stairwell.name}, ${floorLabel}`, parent: stairwell.id, floor, floorLabel })
  }
  const [top, bottom] = [Math.max(...floors), Math.min(...floors)]
  return (
    <section className="section-edit" aria-label={say.section}>
      <h4>
        {building.name} <span className="soft">{say.section}</span>
      </h4>
      <p className="soft small">{say.sectionLead}</p>
      {stairwells.length > 0 && (
        <>
          <AddLevel label={say.higher} floor={top + 1} onAdd={(floor) => setMore([...more, floor])} />
          <Floors house={house} floors={floors} chosen={place} onAdd={addFloor} onChoose={onChoose} />
          <AddLevel label={say.lower} floor={bottom - 1} onAdd={(floor) => setMore([...more, floor])} />
        </>
      )}
      <ul className="section-yards">
        {courtyards.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="table-link" onClick={() => onChoose({ of: 'place', id })}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <div className="ground-tools">
        <Button
          className="button-quiet"
          onPress={() => add({ kind: 'stairwell', name: `${building.name} ${nextLetter(house)}`, parent: building.id })}
        >
          {say.addStairwell}
        </Button>
        <Button
          className="button-quiet"
          onPress={() =>
            add({ kind: 'courtyard', name: say.courtyardOf(building.name), parent: building.id, indoor: false })
          }
        >
          {say.addCourtyard}
        </Button>
      </div>
    </section>
  )
}

interface LevelProps {
  readonly label: string
  readonly floor: number
  readonly onAdd: (floor: number) => void
}

const AddLevel = ({ label, floor, onAdd }: LevelProps) => (
  <Button className="button-quiet section-level" isDisabled={floor > 200 || floor < -20} onPress={() => onAdd(floor)}>
    + {label}
  </Button>
)

interface FloorsProps {
  readonly house: House
  readonly floors: readonly number[]
  readonly chosen: Place
  readonly onAdd: (stairwell: Place, floor: number) => void
  readonly onChoose: Props['onChoose']
}

function Floors({ house, floors, chosen, onAdd, onChoose }: FloorsProps) {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const { building, stairwells } = house
  const doorOf = ({ name }: Place) => name.replace(building.name, '').trim() || name
  const spoken = (floor: number) =>
    floor < 0 ? messages.section.below(format.whole(-floor)) : messages.section.floor(format.whole(floor))
  return (
    <table>
      <tbody>
        {floors.map((floor) => (
          <tr key={floor} className={floor === 0 ? 'section-ground' : undefined}>
            <th scope="row">{spoken(floor)}</th>
            {stairwells.map((stairwell) => {
              const held = house.floorIn(stairwell, floor)
              return (
                <td key={stairwell.id}>
                  {held ? (
                    <Button
                      className="section-box"
                      aria-pressed={held.id === chosen.id}
                      onPress={() => onChoose({ of: 'place', id: held.id })}
                    >
                      {format.whole(floor)}
                      <span className="hidden">, {held.name}</span>
                    </Button>
                  ) : (
                    <Button
                      className="section-box section-box-empty"
                      aria-label={say.addFloorHere(stairwell.name, format.whole(floor))}
                      onPress={() => onAdd(stairwell, floor)}
                    >
                      +
                    </Button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="col">
            <span className="hidden">{messages.section.plan}</span>
          </th>
          {stairwells.map((stairwell) => (
            <th key={stairwell.id} scope="col">
              <button
                type="button"
                className="table-link"
                aria-current={stairwell.id === chosen.id ? 'true' : undefined}
                onClick={() => onChoose({ of: 'place', id: stairwell.id })}
              >
                {messages.section.door(doorOf(stairwell))}
              </button>
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
