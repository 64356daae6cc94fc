import { incidentSources } from '../../../domain/incident/incident.ts'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import type { Formats } from '../../ui/format.ts'
import type { Messages } from '../../ui/messages/sv.ts'
import type { FilterSearch } from '../search.ts'
import type { FilterWords } from './filter-words.ts'

/** Parts of the address that are lists of names. Weeks and hours are drawn instead. */
export type FacetKey = Exclude<keyof FilterSearch, 'from' | 'to' | 'hours'>

export interface FacetList {
  readonly key: FacetKey
  readonly title: string
  readonly values: readonly { readonly key: string; readonly name: string; readonly count: number | null }[]
}

interface Naming {
  readonly messages: Messages
  readonly words: FilterWords
  readonly format: Formats
}

/** Everything one can choose from, by kind and by name; a kind with a single value leaves nothing to choose. */
export function facetLists(
  { facets, groups }: PictureMessage,
  areas: PlacesMessage['areas'],
  { messages, words, format }: Naming,
): readonly FacetList[] {
  const counted = <Key extends string | number>(
    list: readonly { readonly key: Key; readonly count: number }[],
    nameOf: (key: Key) => string,
  ) => list.map(({ key, count }) => ({ key: String(key), name: nameOf(key), count }))
  const areaName = (id: string) => areas.find((area) => area.id === id)?.name ?? id
  const lists: readonly FacetList[] = [
    { key: 'groups', title: messages.filter.groups, values: counted(groups, (key) => messages.groups[key] ?? key) },
    {
      key: 'sources',
      title: messages.filter.sources,
      values: incidentSources.map((key) => ({ key, name: messages.sources[key], count: null })),
    },
    { key: 'kinds', title: words.kinds, values: counted(facets.kinds, (key) => messages.kinds[key]) },
    { key: 'areas', title: words.areas, values: counted(facets.areas, areaName) },
    {
      key: 'floors',
      title: words.floors,
      values: counted(facets.floors, (floor) => floorName(floor, messages, format)),
    },
    {
      key: 'investigations',
      title: words.investigations,
      values: counted(facets.investigations, (key) => words.states[key]),
    },
    { key: 'codes', title: words.codes, values: counted(facets.codes, (code) => code) },
  ]
  return lists.filter(({ values }) => values.length > 1)
}

/** A floor by its number: 0 is the ground floor, below it are cellars. */
export const floorName = (floor: number, { section }: Messages, format: Formats): string =>
  floor < 0 ? section.below(format.whole(-floor)) : section.floor(format.whole(floor))
