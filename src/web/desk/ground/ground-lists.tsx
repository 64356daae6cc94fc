import { useState } from 'react'
import { Button, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components'
import { groupedBy } from '../../../domain/grouped.ts'
import type { Ground, Walk } from '../../../domain/place/ground.ts'
import { placesAbove } from '../../../domain/place/ground-rules.ts'
import type { Place } from '../../../domain/place/place.ts'
import { linksInside } from '../../../domain/place/walk-graph.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { byName, type Chosen } from './chosen.ts'
import { words } from './ground-words.ts'

interface Props {
  readonly ground: Ground
  readonly onChoose: (chosen: Chosen) => void
}

/** Long lists open with as many as one sees; the search finds the rest. */
const shownMost = 60

/** What lies in what, as one list: a house, then its stairwells, then their floors. */
function inTreeOrder(ground: Ground, locale: string): readonly Place[] {
  const sorted = byName(ground, locale)
  const children = groupedBy(sorted, ({ parent }) => parent)
  const order = (parent: Place['parent']): readonly Place[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => (b.floor ?? 0) - (a.floor ?? 0))
      .flatMap((place) => [place, ...order(place.id)])
  return order(null)
}

export function PlaceList({ ground, onChoose }: Props) {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const [sought, setSought] = useState('')
  const wanted = sought.trim().toLocaleLowerCase(format.locale)
  const all = inTreeOrder(ground, format.locale)
  const at = ({ name }: Place) => name.toLocaleLowerCase(format.locale).indexOf(wanted)
  // Names that begin so first, the shortest first: the house before its doors and the yard that is named after it.
  const found = wanted
    ? all.filter((place) => at(place) >= 0).sort((a, b) => at(a) - at(b) || a.name.length - b.name.length)
    : all
  return (
    <section className="ground-list">
      <div className="ground-find">
        <TextField aria-label={say.search} value={sought} onChange={setSought}>
          <Input placeholder={say.search} />
        </TextField>
        <Button className="button-quiet" onPress={() => onChoose({ of: 'place', id: null })}>
          {say.newPlace}
        </Button>
      </div>
      <ListBox
        aria-label={say.places}
        className="ground-rows"
        onAction={(key) => onChoose({ of: 'place', id: String(key) })}
        renderEmptyState={() => <p className="soft">{say.noMatch}</p>}
      >
        {found.slice(0, shownMost).map((place) => (
          <ListBoxItem
            key={place.id}
            id={place.id}
            textValue={place.name}
            className={`ground-row depth-${Math.min(3, placesAbove(ground, place)?.length ?? 0)}`}
          >
            <span>{place.name}</span>
            <small className="soft">{messages.kinds[place.kind]}</small>
          </ListBoxItem>
        ))}
      </ListBox>
      {found.length > shownMost && (
        <p className="soft small">{say.moreSteps(format.whole(found.length - shownMost))}</p>
      )}
    </section>
  )
}

export function AreaList({ ground, onChoose }: Props) {
  const say = useWords(words)
  const { messages } = useSpoken()
  return (
    <section className="ground-list">
      <Button className="button-quiet" onPress={() => onChoose({ of: 'area', id: null })}>
        {say.newArea}
      </Button>
      <ListBox
        aria-label={say.areas}
        className="ground-rows"
        onAction={(key) => onChoose({ of: 'area', id: String(key) })}
        renderEmptyState={() => <p className="soft">{say.noAreas}</p>}
      >
        {[...ground.areas.values()].map(({ id, name, role }) => (
          <ListBoxItem key={id} id={id} textValue={name} className="ground-row">
            <span>{name}</span>
            <small className="soft">{messages.areas[role]}</small>
          </ListBoxItem>
        ))}
      </ListBox>
    </section>
  )
}

/** Where a walk leads, in words. */
export function useWalkName(ground: Ground): (walk: Walk) => string {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = (id: Walk['from']) => (id === null ? '' : (ground.places.get(id)?.name ?? ''))
  return ({ from, to, line }) =>
    from !== null && to !== null
      ? say.walkBetween(nameOf(from), nameOf(to))
      : say.lineDrawn(format.whole(line?.length ?? 0))
}

export function WalkList({ ground, onChoose }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = useWalkName(ground)
  return (
    <section className="ground-list">
      <Button className="button-quiet" onPress={() => onChoose({ of: 'walk', id: null })}>
        {say.newWalk}
      </Button>
      <ListBox
        aria-label={say.walks}
        className="ground-rows"
        onAction={(key) => onChoose({ of: 'walk', id: String(key) })}
        renderEmptyState={() => <p className="soft">{say.noWalks}</p>}
      >
        {[...ground.walks.values()].map((walk) => (
          <ListBoxItem key={walk.id} id={walk.id} textValue={nameOf(walk)} className="ground-row">
            <span>{nameOf(walk)}</span>
            <small className="soft">{say.walkKinds[walk.kind]}</small>
          </ListBoxItem>
        ))}
      </ListBox>
      <p className="soft small">{say.inside(format.whole(linksInside(ground).length))}</p>
    </section>
  )
}
