import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { pictureQuery, placesQuery } from '../queries.ts'
import { type DeskSearch, filterKeys, filterOfSearch } from '../search.ts'
import { useOperation } from '../shell/use-operation.ts'

const route = '/operations/$operationId'

/** Parts of the address that make it another question. */
const asks = [...filterKeys, 'compare'] as const

/** What the address asks of the server. */
const questionOf = (search: DeskSearch) => ({
  ...filterOfSearch(search),
  ...(search.compare && { compare: search.compare }),
})

/** The state of the address and a way to change it: every widget of the room reads and writes here, so that one choice is everyone's. */
export function useDeskSearch() {
  const search = useSearch({ from: route })
  const navigate = useNavigate()
  const router = useRouter()
  const client = useQueryClient()
  const { id } = useOperation()
  const change = useCallback(
    (part: Partial<DeskSearch>, how: { readonly replace: boolean } = { replace: false }) => {
      // Where the time from a choice to what it shows begins (bench/desk-picture.ts).
      performance.mark('picture:input')
      const next = { ...(router.state.location.search as DeskSearch), ...part }
      // Asked while the address is still on its way: the room then finds the question answered, or under way.
      if (asks.some((key) => key in part)) void client.prefetchQuery(pictureQuery(id, questionOf(next)))
      void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace: how.replace })
    },
    [navigate, router, client, id],
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
  const filter = questionOf(search)
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
