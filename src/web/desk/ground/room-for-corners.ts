import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Geometry } from '../../../domain/geo/geometry.ts'
import type { Projection } from '../../../domain/geo/projection.ts'
import { homeBox } from '../picture/map/fit-home.ts'
import { boundsAround } from '../picture/map/map-content.ts'
import { quickMs } from '../picture/map/map-controls.tsx'
import { linesOf } from './corners.ts'
import { toDegrees } from './in-degrees.ts'

/** Room around the shape for the bar above and the buttons beside. */
const padding = { top: 120, bottom: 48, left: 48, right: 72 }

/** Goes close enough, when corners are to be moved, for each to be taken by itself: a house seen from afar is all handles. */
export function useRoomForCorners(map: MapLibre, projection: Projection, shape: Geometry | null): void {
  const corners = shape ? linesOf(shape).flatMap(({ pairs }) => pairs.map((pair) => toDegrees(projection, pair))) : []
  const latest = useRef(corners)
  useEffect(() => {
    latest.current = corners
  })
  const isWanted = shape !== null
  // Once, when it begins: a corner that is being moved must not move the map.
  useEffect(() => {
    const around = boundsAround(latest.current)
    if (!isWanted || !around) return
    map.fitBounds(homeBox(around), { padding, maxZoom: 20, duration: quickMs() })
  }, [map, isWanted])
}
