import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { type MapContent, mapSources, mapStyle, whereSelected } from './map-style.ts'

type Content = Required<MapContent>

/**
 * Keeps on the map what it is to show. A theme and a base map are styles of their own; all else is data of a style that stands, and only
 * what has become another object is set: comparing whole styles took longer than drawing the list.
 */
export function useMapContent(map: MapLibre | null, content: Content): void {
  const set = useRef<{ readonly map: MapLibre; readonly content: Content } | null>(null)
  const { ground, areas, labels, discs, overlay, base, selected, theme } = content
  useEffect(() => {
    if (!map) return undefined
    const next = { ground, areas, labels, discs, overlay, base, selected, theme }
    const before = set.current?.map === map ? set.current.content : null
    const apply = () => {
      if (before && hasSameStyle(before, next)) setChanged(map, next, before)
      else map.setStyle(mapStyle(next), { diff: true })
      set.current = { map, content: next }
      performance.mark('picture:map-data')
    }
    if (isReady(map, before, next)) {
      apply()
      return undefined
    }
    map.once('idle', apply)
    return () => {
      map.off('idle', apply)
    }
  }, [map, ground, areas, labels, discs, overlay, base, selected, theme])
}

const hasSameStyle = (one: Content, other: Content): boolean => one.theme === other.theme && one.base === other.base

/** Data can be set once the style that holds them is there; MapLibre tells two styles apart when the first has loaded. */
const isReady = (map: MapLibre, before: Content | null, next: Content): boolean =>
  before === null || (hasSameStyle(before, next) ? map.getSource('discs') !== undefined : map.isStyleLoaded() === true)

function setChanged(map: MapLibre, next: Content, before: Content): void {
  for (const name of mapSources)
    if (next[name] !== before[name]) map.getSource<GeoJSONSource>(name)?.setData(next[name])
  if (next.selected !== before.selected) map.setFilter('selected', whereSelected(next.selected))
}
