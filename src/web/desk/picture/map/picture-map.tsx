import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import { createPortal } from 'react-dom'
import type { RankedPlace } from '../../../../wire/picture.ts'
import type { PlacesMessage } from '../../../../wire/places.ts'
import { useSpoken } from '../../../ui/language.tsx'
import { usePaintedTheme } from '../../../ui/theme.ts'
import { cameraOf, type DeskSearch } from '../../search.ts'
import { DiscLayer } from './disc-layer.tsx'
import { discFeatures, discsOf, placed } from './discs.ts'
import { areasOf, boundsAround, cornersOf, groundOf, labelsOf } from './map-content.ts'
import { MapControls } from './map-controls.tsx'
import { mapStyle } from './map-style.ts'
import type { Move } from './move-arrow.ts'
import { PointLayer } from './point-layer.tsx'
import { useMapLibre } from './use-map-libre.ts'

interface Props {
  readonly name: string
  readonly places: PlacesMessage
  readonly ranking: readonly RankedPlace[]
  /** Drawn as an arrow; both ends stand on the map however they rank. */
  readonly move: Move | null
  readonly search: DeskSearch
  readonly onSelect: (placeId: string) => void
  readonly onCamera: (view: string) => void
}

const project = (map: MapLibre) => (anchor: readonly [number, number]) => map.project([anchor[0], anchor[1]])

/** The floor of the room: the operation's own ground, and its ranked places on it. */
export function PictureMap({ name, places, ranking, move, search, onSelect, onCamera }: Props) {
  const { messages } = useSpoken()
  const theme = usePaintedTheme()
  const anchors = useMemo(
    () => new Map(places.places.flatMap(({ id, anchor }) => (anchor ? [[id, anchor] as const] : []))),
    [places],
  )
  const home = useMemo(() => homeOf(places, ranking, anchors), [places, ranking, anchors])
  const { holder, map, zoom } = useMapLibre({ home, camera: cameraOf(search), onSelect, onCamera })
  const discs = useMemo(
    () => discsOf(ranking, anchors, [search.place, move?.from, move?.to], search.show === 'change'),
    [ranking, anchors, search.place, search.show, move],
  )
  // Pixels change with the zoom, so the fan does too; the zoom is named because the map holds it, not React.
  const fanned = useMemo(() => (map && zoom ? placed(discs, project(map)) : []), [discs, map, zoom])

  useEffect(() => map?.getCanvas().setAttribute('aria-label', messages.map.label(name)), [map, messages, name])

  useEffect(() => {
    if (!map) return
    const withDisc = new Set(discs.map(({ ranked }) => ranked.placeId))
    return setStyleWhenReady(
      map,
      mapStyle({
        ground: groundOf(places),
        areas: areasOf(places, messages.areas),
        labels: labelsOf(places, withDisc),
        discs: discFeatures(fanned, project(map), (pixel) => map.unproject([pixel.x, pixel.y])),
        selected: search.place ?? null,
        theme,
      }),
    )
  }, [map, places, discs, fanned, search.place, theme, messages])

  return (
    <div className="map">
      <div ref={holder} className="map-canvas" />
      {map &&
        createPortal(
          <DiscLayer map={map} discs={fanned} move={move} selected={search.place} onSelect={onSelect} />,
          map.getCanvasContainer(),
        )}
      {map && <PointLayer map={map} anchors={anchors} />}
      {map && <MapControls map={map} home={home} />}
    </div>
  )
}

/** MapLibre can tell what changed in a style only when the one before has loaded. Gives the way to call it off. */
function setStyleWhenReady(map: MapLibre, style: StyleSpecification): (() => void) | undefined {
  const apply = () => {
    map.setStyle(style, { diff: true })
    performance.mark('picture:map-data')
  }
  if (!map.getStyle() || map.isStyleLoaded()) {
    apply()
    return undefined
  }
  map.once('idle', apply)
  return () => {
    map.off('idle', apply)
  }
}

/** How many of the best ranked the first view must hold: a problem that moved out must not lie outside the picture. */
const inFirstView = 8

/** What the room opens on: the target area and where most happens, or everything when there is neither. */
function homeOf(
  { areas, places }: PlacesMessage,
  ranking: readonly RankedPlace[],
  anchors: ReadonlyMap<string, readonly [number, number]>,
) {
  const target = areas
    .filter(({ role }) => role === 'target')
    .flatMap(({ geometry }) => cornersOf(geometry.coordinates))
  const worst = ranking.slice(0, inFirstView).flatMap(({ placeId }) => {
    const anchor = anchors.get(placeId)
    return anchor ? [anchor] : []
  })
  return boundsAround([...target, ...worst]) ?? boundsAround(places.flatMap(({ anchor }) => (anchor ? [anchor] : [])))
}
