import type { LayerSpecification } from 'maplibre-gl'
import { colourOf } from '../../../ui/theme.ts'

/**
 * What a layer of tiles is called in the two schemas that most are made with: OpenMapTiles
 * (https://openmaptiles.org/schema/) and Protomaps (https://docs.protomaps.com/basemaps/layers). Lowest first; colours
 * are the ground's own, so that light and dark follow by themselves.
 */
const fills: readonly (readonly [layer: string, colour: `--${string}`])[] = [
  ['landcover', '--green'],
  ['landuse', '--parking'],
  ['park', '--green'],
  ['water', '--civic'],
  ['building', '--house'],
  ['buildings', '--house'],
]
const lines: readonly (readonly [layer: string, colour: `--${string}`])[] = [
  ['waterway', '--civic-edge'],
  ['transportation', '--street-edge'],
  ['roads', '--street-edge'],
]

/**
 * The layers of a vector base map without a style.
 * @param names the tiles' own layers, where they are known
 */
export function vectorLayers(source: string, names?: ReadonlySet<string>): LayerSpecification[] {
  const isThere = ([layer]: readonly [string, string]) => !names || names.has(layer)
  return [
    ...fills.filter(isThere).map(
      ([layer, colour]): LayerSpecification => ({
        id: `base-${layer}`,
        type: 'fill',
        source,
        'source-layer': layer,
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colourOf(colour), 'fill-opacity': 0.7 },
      }),
    ),
    ...lines.filter(isThere).map(
      ([layer, colour]): LayerSpecification => ({
        id: `base-${layer}`,
        type: 'line',
        source,
        'source-layer': layer,
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': colourOf(colour),
          'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 12, 0.6, 19, 9],
        },
      }),
    ),
  ]
}
