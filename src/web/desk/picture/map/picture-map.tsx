import type { FeatureCollection } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import { memo, useEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { RankedPlace } from '../../../../wire/picture.ts'
import type { PlacesMessage } from '../../../../wire/places.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { usePaintedTheme } from '../../../ui/theme.ts'
import { cameraOf, type DeskSearch } from '../../search.ts'
import { words as filterWords } from '../filter-words.ts'
import { words as harmWords } from '../harm/harm-words.ts'
import { LayerCard } from '../layer/layer-card.tsx'
import { LayerMenu } from '../layer/layer-menu.tsx'
import { overlayFeatures } from '../layer/overlay-style.ts'
import { type MapLayer, useMapLayer } from '../layer/use-map-layer.ts'
import { PlateMenu } from '../plate/plate-menu.tsx'
import { PrintSheet } from '../plate/print-sheet.tsx'
import { usePlate } from '../plate/use-plate.ts'
import { usePoints } from '../points/points-queries.ts'
import { BasemapLine } from './basemap-line.tsx'
import { DiscLayer } from './disc-layer.tsx'
import { discFeatures, discsOf, type PlacedDisc, placed, quieted } from './discs.ts'
import { Legend } from './legend.tsx'
import { legendItems } from './legend-items.ts'
import { areasOf, type Bounds, boundsAround, cornersOf, groundOf, labelsOf } from './map-content.ts'
import { MapControls, ScaleBar } from './map-controls.tsx'
import { words } from './map-words.ts'
import type { Move } from './move-arrow.ts'
import { PointLayer } from './point-layer.tsx'
import { type Basemap, useBasemap } from './use-basemap.ts'
import { useHomeFit } from './use-home-fit.ts'
import { useMapContent } from './use-map-content.ts'
import { useMapLibre } from './use-map-libre.ts'
import './map.css'

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

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

const project = (map: MapLibre) => (anchor: readonly [number, number]) => map.project([anchor[0], anchor[1]])

/** The floor of the room: the operation's own ground, and its ranked places on it. */
export const PictureMap = memo(function PictureMap({ name, places, ranking, move, search, onSelect, onCamera }: Props) {
  const { messages } = useSpoken()
  const theme = usePaintedTheme()
  const anchors = useMemo(
    () => new Map(places.places.flatMap(({ id, anchor }) => (anchor ? [[id, anchor] as const] : []))),
    [places],
  )
  const home = useMemo(() => homeOf(places, ranking, anchors), [places, ranking, anchors])
  const { holder, map, zoom } = useMapLibre({ home, camera: cameraOf(search), onSelect, onCamera })
  const discs = useMemo(() => {
    const ends = [search.place, move?.from, move?.to]
    const ranked = discsOf(ranking, anchors, ends, search.show === 'change')
    return search.layer ? quieted(ranked) : ranked
  }, [ranking, anchors, search.place, search.layer, search.show, move])
  const basemap = useBasemap(map)
  const layer = useMapLayer(zoom, home?.southWest[1] ?? 0)
  // Pixels change with the zoom, so the fan does too; the zoom is named because the map holds it, not React.
  const fanned = useMemo(() => (map && zoom ? placed(discs, project(map)) : []), [discs, map, zoom])

  useEffect(() => map?.getCanvas().setAttribute('aria-label', messages.map.label(name)), [map, messages, name])

  const ground = useMemo(() => groundOf(places), [places])
  const areas = useMemo(() => areasOf(places, messages.areas), [places, messages])
  const labels = useMemo(() => labelsOf(places, new Set(discs.map(({ ranked }) => ranked.placeId))), [places, discs])
  const standing = useMemo(
    () => (map ? discFeatures(fanned, project(map), (pixel) => map.unproject([pixel.x, pixel.y])) : nothing),
    [map, fanned],
  )
  const overlay = useMemo(() => overlayFeatures(layer.marks, theme), [layer.marks, theme])
  const selected = search.place ?? null
  const base = basemap.ground
  useMapContent(map, { ground, areas, labels, discs: standing, overlay, base, selected, theme })

  return (
    <div className="map" data-layer={search.layer}>
      <div ref={holder} className="map-canvas" />
      {map &&
        createPortal(
          <DiscLayer map={map} discs={fanned} move={move} selected={search.place} onSelect={onSelect} />,
          map.getCanvasContainer(),
        )}
      {map && <PointLayer map={map} anchors={anchors} />}
      {map && (
        <OnTop
          map={map}
          home={home}
          places={places}
          discs={fanned}
          move={move}
          search={search}
          layer={layer}
          basemap={basemap}
        />
      )}
    </div>
  )
})

interface OnTopProps extends Pick<Props, 'places' | 'move' | 'search'> {
  readonly map: MapLibre
  readonly home: Bounds | null
  readonly discs: readonly PlacedDisc[]
  readonly layer: MapLayer
  readonly basemap: Basemap
}

/** Buttons, scale and legend over the map, and what leaves it on paper. */
function OnTop({ map, home, places, discs, move, search, layer, basemap }: OnTopProps) {
  const { place: selected, show, by, view } = search
  const { messages } = useSpoken()
  const say = useWords(words)
  const shown = useWords(filterWords)
  const inHarm = useWords(harmWords).legends
  const known = usePoints().data?.points ?? []
  const points = layer.kind ? [] : known
  const hasPoints = points.some(({ state }) => state !== 'closed')
  const legend = legendItems(
    { show, harm: by ? inHarm : null, hasMove: move !== null, hasPoints, layer: layer.legend },
    messages,
    { ...say, ...shown },
  )
  const stands = {
    places,
    areaTitles: messages.areas,
    discs,
    move,
    points,
    selected,
    overlay: layer.marks,
    isQuiet: layer.kind !== undefined,
  }
  const foot = useRef<HTMLDivElement>(null)
  useHomeFit(map, { home, isPlaced: view !== undefined, foot, layer: layer.kind })
  const parts = usePlate(map, { ...stands, legend, caution: layer.caution, credit: basemap.credit })
  return (
    <>
      <Controls map={map} home={home} parts={parts} />
      <div ref={foot} className="map-foot">
        <ScaleBar map={map} />
        {layer.kind && (
          <LayerCard kind={layer.kind} message={layer.message} hasFailed={layer.hasFailed} onRetry={layer.onRetry} />
        )}
        <Legend items={legend} />
        <BasemapLine basemap={basemap} />
      </div>
      <PrintSheet parts={parts} />
    </>
  )
}

interface ControlsProps extends Pick<OnTopProps, 'map' | 'home'> {
  readonly parts: ReturnType<typeof usePlate>
}

/** Memoised: no filter changes them, and buttons are dear to draw. */
const Controls = memo(function Controls({ map, home, parts }: ControlsProps) {
  return (
    <MapControls map={map} home={home}>
      <LayerMenu />
      <PlateMenu parts={parts} />
    </MapControls>
  )
})

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
