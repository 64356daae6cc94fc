import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { CellSize, LayerKind } from '../../../../domain/layer/layer.ts'
import type { LayerMessage } from '../../../../wire/layer.ts'
import { call } from '../../api.ts'
import type { PictureFilter } from '../../queries.ts'
import { filterOfSearch } from '../../search.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { useDeskSearch } from '../use-picture.ts'

const layerQuery = (operationId: string, layer: LayerKind | undefined, metres: string, filter: PictureFilter) =>
  queryOptions({
    queryKey: ['layer', operationId, layer, metres, filter],
    queryFn: ({ signal }) =>
      call<LayerMessage>('layer', { names: { operationId }, query: { ...filter, layer, metres }, signal }),
    placeholderData: keepPreviousData,
  })

/** The layer of the address under the picture's filter; no zoom changes what a method finds. */
export function useLayer(cellMetres: CellSize | null) {
  const operation = useOperation()
  const { search } = useDeskSearch()
  const { layer } = search
  const metres = layer === 'incidents' || layer === 'found' ? String(cellMetres ?? '') : ''
  const query = useQuery({
    ...layerQuery(operation.id, layer, metres, filterOfSearch(search)),
    enabled: layer !== undefined && cellMetres !== null,
  })
  // What is left of another layer, while the chosen one is on its way, would be read by the wrong legend.
  const message = layer !== undefined && query.data?.kind === layer ? query.data : undefined
  return { layer, message, query }
}
