import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { pictureQuery, placesQuery } from '../queries.ts'
import { type DeskSearch, filterOfSearch } from '../search.ts'
import { useOperation } from '../shell/use-operation.ts'

const route = '/operations/$operationId'

/** The state of the address and a way to change it: every widget of the room reads and writes here, so that one choice is everyone's. */
export function useDeskSearch() {
  const search = useSearch({ from: route })
  const navigate = useNavigate()
  const change = useCallback(
    (part: Partial<DeskSearch>, how: { readonly replace: boolean } = { replace: false }) => {
      // Where the time from a choice to what it shows begins (bench/desk-picture.ts).
      performance.mark('picture:input')
      void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace: how.replace })
    },
    [navigate],
  )
  /** Choosing what is chosen lets it go. */
  const select = useCallback(
    (place: string | undefined) => change({ place: place === search.place ? undefined : place }),
    [change, search.place],
  )
  return { search, change, select }
}

/**
 * What the room shows: `shown` under all filters, `whole` without the time filter (the time bar must
 * not shrink to what was brushed), `anyHour` without the chosen hours (nor must the week), `everything` without any (names and counts of groups), `atPlace`
 * for the selected place. Equal questions are asked once.
 */
export function usePicture() {
  const operation = useOperation()
  const { search } = useDeskSearch()
  const filter = { ...filterOfSearch(search), ...(search.compare && { compare: search.compare }) }
  const { place } = search
  return {
    places: useQuery(placesQuery(operation.id)),
    shown: useQuery(pictureQuery(operation.id, filter)),
    whole: useQuery(pictureQuery(operation.id, { ...filter, from: undefined, to: undefined })),
    anyHour: useQuery(pictureQuery(operation.id, { ...filter, hours: undefined })),
    everything: useQuery(pictureQuery(operation.id, {})),
    atPlace: useQuery({
      ...pictureQuery(operation.id, { ...filter, hours: undefined, place }),
      enabled: place !== undefined,
    }),
  }
}
