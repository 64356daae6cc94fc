import { Button } from 'react-aria-components'
import { parseHours } from '../../../domain/time/week-hours.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { listOf, listText } from '../search.ts'
import { facetLists } from './facets.ts'
import type { FilterProps } from './filter-bar.tsx'
import { words as allWords } from './filter-words.ts'

/** What is chosen beside the crime groups; a press takes it away. */
export function ChosenChips({ everything, areas, search, onChange }: FilterProps) {
  const { messages, format } = useSpoken()
  const words = useWords(allWords)
  const chosen = facetLists(everything, areas, { messages, words, format })
    .filter(({ key }) => key !== 'groups')
    .flatMap(({ key, values }) =>
      listOf(search[key]).map((value) => ({
        id: `${key} ${value}`,
        name: values.find((one) => one.key === value)?.name ?? value,
        remove: () => onChange({ [key]: listText(listOf(search[key]).filter((one) => one !== value)) }),
      })),
    )
  const hours = search.hours ? parseHours(search.hours) : null
  const drawn = hours
    ? [
        {
          id: 'hours',
          name: words.hours(format.whole(hours.length)),
          remove: () => onChange({ hours: undefined }),
        },
      ]
    : []
  return [...chosen, ...drawn].map(({ id, name, remove }) => (
    <Button key={id} className="chip chip-clear" aria-label={words.remove(name)} onPress={remove}>
      {name} <span aria-hidden="true">✕</span>
    </Button>
  ))
}
