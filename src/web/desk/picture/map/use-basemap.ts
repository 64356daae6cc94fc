import { useQuery } from '@tanstack/react-query'
import type { ErrorEvent, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import type { BasemapMessage } from '../../../../wire/basemap.ts'
import { call } from '../../api.ts'
import type { BaseGround } from './base-ground.ts'

export interface Basemap {
  readonly ground: BaseGround | null
  /** Whose it is, while it is shown. */
  readonly credit: string | null
  /** There should be one, and it cannot be reached. */
  readonly isLost: boolean
}

/**
 * The base map by the server's setting. It is tried with one request before the map asks for dozens, and taken away
 * at the first failure: the desk goes on without.
 */
export function useBasemap(map: MapLibre | null): Basemap {
  const told = useQuery({
    queryKey: ['basemap'],
    queryFn: ({ signal }) => call<BasemapMessage>('basemap', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const basemap = told.data?.basemap
  const tried = useQuery({
    queryKey: ['basemap', basemap],
    queryFn: async ({ signal }) => {
      if (!map || !basemap) return null
      const { reachBaseGround } = await import('./base-ground.ts')
      const { lng, lat } = map.getCenter()
      return reachBaseGround(basemap, [lng, lat], signal)
    },
    enabled: Boolean(map && basemap),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  const [isCut, setCut] = useState(false)
  useEffect(() => {
    if (!map || !basemap) return
    const onError = (event: ErrorEvent & { sourceId?: string; error: { status?: number } }) => {
      if (!event.sourceId?.startsWith('base')) console.error(event.error)
      // 404: the tiles end here, which is no fault.
      else if (event.error.status !== 404) setCut(true)
    }
    map.on('error', onError)
    return () => void map.off('error', onError)
  }, [map, basemap])
  const isLost = isCut || tried.isError
  const ground = isLost ? null : (tried.data ?? null)
  return { ground, credit: ground && basemap ? basemap.credit : null, isLost }
}
