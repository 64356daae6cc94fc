import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { homeBox, homePadding, homeZoomMost } from './fit-home.ts'
import type { Bounds } from './map-content.ts'
import { blankPrefix } from './map-labels.ts'

setWorkerUrl(workerUrl)

interface Options {
  readonly home: Bounds | null
  readonly camera: { readonly centre: [number, number]; readonly zoom: number } | null
  readonly onSelect: (placeId: string) => void
  /** Called when a person, not the desk, has moved the map. */
  readonly onCamera: (view: string) => void
}

/** One map for the life of the component; React draws what is on it, MapLibre what is under. */
export function useMapLibre({ home, camera, onSelect, onCamera }: Options) {
  const holder = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const [zoom, setZoom] = useState(0)
  const start = useRef({ home, camera })
  const handlers = useRef({ onSelect, onCamera })
  useEffect(() => {
    handlers.current = { onSelect, onCamera }
  })

  useEffect(() => {
    if (!holder.current) return
    const made = newMap(holder.current, start.current.home, start.current.camera)
    made.on('click', (event) => {
      // The discs lie inside of the map, so their clicks pass here before React hears of them.
      if (event.originalEvent.target instanceof Element && event.originalEvent.target.closest('.disc')) return
      const hit = made.queryRenderedFeatures(event.point, { layers: ['ground'] })[0]
      if (hit) handlers.current.onSelect(String(hit.properties.id))
    })
    made.on('zoomend', () => setZoom(made.getZoom()))
    made.on('moveend', (event) => {
      // `originalEvent` is there only when a hand moved the map.
      if (event.originalEvent) handlers.current.onCamera(viewOf(made))
    })
    // What waits for the picture, such as a screenshot, looks for this mark.
    made.on('idle', () => made.getContainer().setAttribute('data-idle', 'true'))
    made.on('dataloading', () => made.getContainer().setAttribute('data-idle', 'false'))
    made.setMissingStyleImageResolver((id) => addBlank(made, id))
    setZoom(made.getZoom())
    setMap(made)
    return () => {
      setMap(null)
      made.remove()
    }
  }, [])
  return { holder, map, zoom }
}

function newMap(container: HTMLElement, home: Bounds | null, camera: Options['camera']): MapLibre {
  return new MapLibre({
    container,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    maxZoom: 20.5,
    ...(camera ? { center: camera.centre, zoom: camera.zoom } : {}),
    ...(!camera && home
      ? { bounds: homeBox(home), fitBoundsOptions: { padding: homePadding(container), maxZoom: homeZoomMost } }
      : {}),
  })
}

const viewOf = (map: MapLibre): string => {
  const { lng, lat } = map.getCenter()
  return `${lng.toFixed(5)},${lat.toFixed(5)},${map.getZoom().toFixed(2)}`
}

/** Transparent pictures that keep names away from discs, made when the style first asks for a size. */
function addBlank(map: MapLibre, id: string): void {
  const size = Number(id.slice(blankPrefix.length))
  if (!id.startsWith(blankPrefix) || !(size > 0)) return
  map.addImage(id, { width: size, height: size, data: new Uint8Array(size * size * 4) })
}
