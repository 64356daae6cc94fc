import '../picture/map/map.css'
import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import { degreesProjection, type Projection } from '../../../domain/geo/projection.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { usePaintedTheme } from '../../ui/theme.ts'
import { BasemapLine } from '../picture/map/basemap-line.tsx'
import { areasOf, boundsAround, cornersOf, groundOf, labelsOf } from '../picture/map/map-content.ts'
import { MapControls, quickMs } from '../picture/map/map-controls.tsx'
import { mapStyle } from '../picture/map/map-style.ts'
import { useBasemap } from '../picture/map/use-basemap.ts'
import { useMapLibre } from '../picture/map/use-map-libre.ts'
import { useDeskSearch } from '../picture/use-picture.ts'
import { cameraOf } from '../search.ts'
import { useOperation } from '../shell/use-operation.ts'
import { type Chosen, chosenPlace } from './chosen.ts'
import { DrawLayer } from './draw-layer.tsx'
import { words } from './ground-words.ts'
import { groundInDegrees, middleOf, toDegrees } from './in-degrees.ts'
import type { GroundEditor } from './use-ground.ts'
import type { TaskControl } from './use-task.ts'

interface Props {
  readonly editor: GroundEditor
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen | null) => void
  readonly control: TaskControl
}

/** The same floor as in the picture, without incidents, to draw on. */
export function GroundMap({ editor, chosen, onChoose, control }: Props) {
  const say = useWords(words)
  const { messages } = useSpoken()
  const theme = usePaintedTheme()
  const operation = useOperation()
  const { search, change } = useDeskSearch()
  const projection = useMemo(() => degreesProjection(editor.planeEpsg), [editor.planeEpsg])
  const { ground } = editor
  const places = useMemo(
    () => (ground ? groundInDegrees(projection, ground) : { places: [], areas: [] }),
    [projection, ground],
  )
  const home = useMemo(() => {
    const target = places.areas.filter(({ role }) => role === 'target')
    const corners = (target.length > 0 ? target : places.areas).flatMap(({ geometry }) =>
      cornersOf(geometry.coordinates),
    )
    return boundsAround(corners) ?? boundsAround(places.places.flatMap(({ anchor }) => (anchor ? [anchor] : [])))
  }, [places])
  const isFree = control.task === null
  const { holder, map } = useMapLibre({
    home,
    camera: cameraOf(search),
    onSelect: (id) => isFree && onChoose({ of: 'place', id }),
    onCamera: (view) => change({ view }, { replace: true }),
  })

  const basemap = useBasemap(map)
  useEffect(() => map?.getCanvas().setAttribute('aria-label', say.mapLabel(operation.name)), [map, say, operation.name])
  useEffect(() => {
    if (!map) return
    return showStyle(
      map,
      mapStyle({
        ground: groundOf(places),
        areas: areasOf(places, messages.areas),
        labels: labelsOf(places, new Set()),
        discs: { type: 'FeatureCollection', features: [] },
        base: basemap.ground,
        selected: chosen?.of === 'place' ? chosen.id : null,
        theme,
      }),
    )
  }, [map, places, chosen, basemap.ground, theme, messages])

  useInView(
    map,
    useMemo(() => chosenCentre(ground, chosen, projection), [ground, chosen, projection]),
  )

  return (
    <div className="map">
      <div ref={holder} className="map-canvas" />
      {map && ground && (
        <DrawLayer
          map={map}
          projection={projection}
          ground={ground}
          chosen={chosen}
          onChoose={onChoose}
          onEdit={editor.act}
          control={control}
        />
      )}
      {map && <MapControls map={map} home={home} />}
      <div className="map-foot">
        <BasemapLine basemap={basemap} />
      </div>
    </div>
  )
}

function chosenCentre(ground: Props['editor']['ground'], chosen: Chosen | null, projection: Projection) {
  if (!ground) return null
  const place = chosenPlace(ground, chosen)
  const middle = place && middleOf(ground, place)
  return middle && toDegrees(projection, middle)
}

/** What is chosen in the list and lies outside of the map is brought into it. */
function useInView(map: MapLibre | null, centre: [number, number] | null): void {
  const [longitude, latitude] = centre ?? []
  useEffect(() => {
    if (!map || longitude === undefined || latitude === undefined) return
    if (!map.getBounds().contains([longitude, latitude]))
      map.easeTo({ center: [longitude, latitude], duration: quickMs() })
  }, [map, longitude, latitude])
}

/** MapLibre can tell what changed in a style only when the one before has loaded. Gives the way to call it off. */
function showStyle(map: MapLibre, style: StyleSpecification): (() => void) | undefined {
  const apply = () => void map.setStyle(style, { diff: true })
  if (!map.getStyle() || map.isStyleLoaded()) {
    apply()
    return undefined
  }
  map.once('idle', apply)
  return () => void map.off('idle', apply)
}
