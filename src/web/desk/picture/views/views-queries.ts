import { queryOptions } from '@tanstack/react-query'
import { type ViewSearch, viewKeys } from '../../../../domain/view/view.ts'
import type { ViewsMessage } from '../../../../wire/views.ts'
import { call } from '../../api.ts'
import { type DeskSearch, keptSearch } from '../../search.ts'

export const viewsQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['views', operationId],
    queryFn: ({ signal }) => call<ViewsMessage>('views', { names: { operationId }, signal }),
  })

/** What of the address a view keeps. */
export const searchToKeep = (search: DeskSearch): ViewSearch => {
  const address: Readonly<Record<string, unknown>> = { ...search }
  return Object.fromEntries(viewKeys.filter((key) => address[key] !== undefined).map((key) => [key, address[key]]))
}

/** The whole address of a view: what it does not name goes out of the address too. */
export const addressOfView = (kept: ViewSearch): Partial<DeskSearch> => {
  const known: Readonly<Record<string, unknown>> = { ...kept }
  return Object.fromEntries(keptSearch.map((key) => [key, known[key]]))
}
