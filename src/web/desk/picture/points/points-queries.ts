import { queryOptions, useQuery } from '@tanstack/react-query'
import type { PointCandidatesMessage, PointsMessage } from '../../../../wire/points.ts'
import { call } from '../../api.ts'
import { placesQuery } from '../../queries.ts'
import { useMay, useOperation } from '../../shell/use-operation.ts'

export const pointsQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['points', operationId],
    queryFn: ({ signal }) => call<PointsMessage>('points', { names: { operationId }, signal }),
  })

export const candidatesQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['point-candidates', operationId],
    queryFn: ({ signal }) => call<PointCandidatesMessage>('pointCandidates', { names: { operationId }, signal }),
  })

/** All points, for who may see them. */
export function usePoints() {
  const operation = useOperation()
  return useQuery({ ...pointsQuery(operation.id), enabled: useMay('point.read') })
}

/** What a place is called; places were fetched before the room opened. */
export function usePlaceName(): (placeId: string) => string {
  const { data } = useQuery(placesQuery(useOperation().id))
  return (placeId) => data?.places.find(({ id }) => id === placeId)?.name ?? '–'
}
