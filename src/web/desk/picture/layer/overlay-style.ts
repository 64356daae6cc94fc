import type { Feature, FeatureCollection } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { colourOf } from '../../../ui/theme.ts'
import type { OverlayMark, Token } from './overlay.ts'

/** How much of the ground a layer hides. */
export const overlayOpacity = 0.82

/** What the tokens are in each theme, once they have been asked for. */
const known = { light: new Map<Token, string>(), dark: new Map<Token, string>() }

/** Marks as features that carry their colours. @param theme the one that is painted now */
export function overlayFeatures(marks: readonly OverlayMark[], theme: 'light' | 'dark'): FeatureCollection {
  const colour = (token: Token | null) => {
    if (token === null) return null
    const found = known[theme].get(token) ?? colourOf(token)
    known[theme].set(token, found)
    return found
  }
  return {
    type: 'FeatureCollection',
    features: marks.flatMap(({ geometry, fill, line, isDashed, label }): Feature[] => [
      { type: 'Feature', geometry, properties: { fill: colour(fill), line: colour(line), isDashed } },
      ...(label ? [numberAt(label)] : []),
    ]),
  }
}

const numberAt = ({ text, at }: NonNullable<OverlayMark['label']>): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { text },
})

/** Fills and lines, above the ground and under the areas. */
export const overlayLayers = (): LayerSpecification[] => [
  {
    id: 'overlay-fill',
    type: 'fill',
    source: 'overlay',
    filter: ['to-boolean', ['get', 'fill']],
    paint: { 'fill-color': ['get', 'fill'], 'fill-opacity': overlayOpacity },
  },
  {
    id: 'overlay-line',
    type: 'line',
    source: 'overlay',
    filter: ['all', ['to-boolean', ['get', 'line']], ['!', ['get', 'isDashed']]],
    paint: { 'line-color': ['get', 'line'], 'line-width': 1 },
  },
  {
    id: 'overlay-dashes',
    type: 'line',
    source: 'overlay',
    filter: ['all', ['to-boolean', ['get', 'line']], ['get', 'isDashed']],
    paint: { 'line-color': ['get', 'line'], 'line-width': 1.2, 'line-dasharray': [3, 3] },
  },
]

/** Numbers on rings, such as how many are known for an area only. */
export const overlayNumbers = (): LayerSpecification => ({
  id: 'overlay-numbers',
  type: 'symbol',
  source: 'overlay',
  filter: ['has', 'text'],
  layout: { 'text-field': ['get', 'text'], 'text-font': ['Inter Variable', 'sans-serif'], 'text-size': 12 },
  paint: { 'text-color': colourOf('--ring'), 'text-halo-color': colourOf('--map-halo'), 'text-halo-width': 2 },
})
