import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import type { MeMessage } from '../../wire/operations.ts'
import type { PictureMessage } from '../../wire/picture.ts'
import type { PlacesMessage } from '../../wire/places.ts'
import { ApiProblem, call } from './api.ts'
import type { DeskSearch, FilterSearch } from './search.ts'

/** A refusal will be a refusal again; only silence and a server in trouble are asked twice. */
const worthAnotherTry = (failures: number, problem: Error) =>
  failures < 2 && problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 500)

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 60_000, refetchOnWindowFocus: true } },
  })

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await call<MeMessage>('me', { signal })
    claimTab(me.staffId)
    return me
  },
})

const tabOwner = 'narvaro.tab-of'

/** Drafts outlive a session that ran out, but are not for whoever signs in next in the same tab. */
function claimTab(staffId: string): void {
  if ((sessionStorage.getItem(tabOwner) ?? staffId) !== staffId) sessionStorage.clear()
  sessionStorage.setItem(tabOwner, staffId)
}

export const placesQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['places', operationId],
    queryFn: ({ signal }) => call<PlacesMessage>('places', { names: { operationId }, signal }),
  })

export type PictureFilter = FilterSearch & Pick<DeskSearch, 'place' | 'compare'>

export const pictureQuery = (operationId: string, filter: PictureFilter) =>
  queryOptions({
    queryKey: ['picture', operationId, filter],
    queryFn: ({ signal }) => call<PictureMessage>('picture', { names: { operationId }, query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
  })
