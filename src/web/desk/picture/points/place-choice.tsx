import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Autocomplete, Input, Label, ListBox, ListBoxItem, TextField, useFilter } from 'react-aria-components'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { placesQuery } from '../../queries.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'

interface Props {
  readonly label: string
  /** Several, or one. */
  readonly several?: boolean
  /** A place that cannot be chosen: where the point is already. */
  readonly without?: string
  readonly chosen: readonly string[]
  readonly onChange: (placeIds: readonly string[]) => void
}

/** As many matches as fit without scrolling: one letter more finds the rest. */
const matchCount = 6

/** Search by name, floors and stairwells included; arrows go through the list, Enter chooses. */
export function PlaceChoice({ label, several = false, without, chosen, onChange }: Props) {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const { contains, startsWith } = useFilter({ sensitivity: 'base' })
  const [text, setText] = useState('')
  const sought = text.trim()
  const places = useQuery(placesQuery(useOperation().id))
  const nameOf = usePlaceName()
  const matches = (places.data?.places ?? [])
    .filter(({ id, name, kind }) => id !== without && contains(`${name} ${messages.kinds[kind]}`, sought))
    // What begins as it was typed comes before what only holds it.
    .toSorted((a, b) => Number(startsWith(b.name, sought)) - Number(startsWith(a.name, sought)))
  const choose = (id: string) => {
    const others = chosen.filter((each) => each !== id)
    if (!several) onChange([id])
    else onChange(others.length < chosen.length ? others : [...chosen, id])
  }
  return (
    <div className="place-choice">
      <Autocomplete inputValue={text} onInputChange={setText}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus when it opens (ARIA practices) */}
        <TextField autoFocus>
          <Label>{label}</Label>
          <Input placeholder={say.placeHint} />
        </TextField>
        <ListBox
          className="menu place-choice-list"
          aria-label={label}
          items={matches.slice(0, matchCount)}
          dependencies={[chosen]}
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => <p className="soft menu-empty">{say.noPlace}</p>}
        >
          {(place) => (
            <ListBoxItem
              id={place.id}
              textValue={place.name}
              className="menu-item menu-check"
              data-selected={chosen.includes(place.id) || undefined}
            >
              <span>{place.name}</span> <small className="soft">{messages.kinds[place.kind]}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      <output className="small place-chosen">
        {chosen.length > 0 ? say.chosen(format.list(chosen.map(nameOf))) : say.nothingChosen}
        {matches.length > matchCount && <span className="soft"> {say.moreMatches(format.whole(matches.length))}</span>}
      </output>
    </div>
  )
}
