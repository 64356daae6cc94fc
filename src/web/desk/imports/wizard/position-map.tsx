import './position-map.css'
import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import type { StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import type { PlacesMessage } from '../../../../wire/places.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { colourOf, usePaintedTheme } from '../../../ui/theme.ts'
import type { BaseGround } from '../../picture/map/base-ground.ts'
import { BasemapLine } from '../../picture/map/basemap-line.tsx'
import { areasOf, boundsAround, cornersOf, groundOf, labelsOf } from '../../picture/map/map-content.ts'
import { MapControls } from '../../picture/map/map-controls.tsx'
import { mapStyle } from '../../picture/map/map-style.ts'
import { useBasemap } from '../../picture/map/use-basemap.ts'
import { useMapLibre } from '../../picture/map/use-map-libre.ts'
import { placesQuery } from '../../queries.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { words } from './wizard-words.ts'

type Positions = readonly (readonly [number, number])[]

/** The file's first positions as dots on the operation's own ground. */
export function PositionMap({ positions }: { readonly positions: Positions }) {
  const { id } = useOperation()
  const places = useQuery(placesQuery(id))
  // Another reading is another map: it opens where its dots lie.
  const key = `${positions.length} ${positions[0]} ${positions.at(-1)}`
  return (
    <div className="map-preview">{places.data && <Dots key={key} positions={positions} places={places.data} />}</div>
  )
}

const nothing = () => {}

function Dots({ positions, places }: { readonly positions: Positions; readonly places: PlacesMessage }) {
  const { messages } = useSpoken()
  const say = useWords(words)
  const theme = usePaintedTheme()
  const home = useMemo(() => {
    const target = places.areas.filter(({ role }) => role === 'target')
    const around = target.flatMap(({ geometry }) => cornersOf(geometry.coordinates))
    return boundsAround([...around, ...positions])
  }, [places, positions])
  const { holder, map } = useMapLibre({ home, camera: null, onSelect: nothing, onCamera: nothing })
  const basemap = useBasemap(map)
  useEffect(() => map?.getCanvas().setAttribute('aria-label', say.mapLabel), [map, say])
  useEffect(() => {
    map?.setStyle(withDots(places, positions, basemap.ground, theme, messages.areas))
  }, [map, places, positions, basemap.ground, theme, messages])
  return (
    <div className="map">
      <div ref={holder} className="map-canvas" />
      {map && <MapControls map={map} home={home} />}
      <div className="map-foot">
        <BasemapLine basemap={basemap} />
      </div>
    </div>
  )
}

const none: FeatureCollection = { type: 'FeatureCollection', features: [] }

function withDots(
  places: PlacesMessage,
  positions: Positions,
  base: BaseGround | null,
  theme: 'light' | 'dark',
  titles: Parameters<typeof areasOf>[1],
): StyleSpecification {
  const ground = { ground: groundOf(places), areas: areasOf(places, titles), labels: labelsOf(places, new Set()) }
  const style = mapStyle({ ...ground, discs: none, base, selected: null, theme })
  const dots: FeatureCollection = {
    type: 'FeatureCollection',
    features: positions.map((at) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...at] },
      properties: {},
    })),
  }
  return {
    ...style,
    sources: { ...style.sources, dots: { type: 'geojson', data: dots } },
    layers: [
      ...style.layers,
      {
        id: 'dots',
        type: 'circle',
        source: 'dots',
        paint: {
          'circle-radius': 5,
          'circle-color': colourOf('--amount-4'),
          'circle-opacity': 0.75,
          'circle-stroke-color': colourOf('--map-halo'),
          'circle-stroke-width': 1,
        },
      },
    ],
  }
}
