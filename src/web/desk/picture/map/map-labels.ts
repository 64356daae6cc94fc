import type { LayerSpecification } from 'maplibre-gl'
import { colourOf } from '../../../ui/theme.ts'

/** MapLibre hands this to the canvas as a font family. */
const mapFont = ['Inter Variable', 'sans-serif']

/** Names of pictures made on demand: the prefix, then how many pixels across. */
export const blankPrefix = 'blank-'

/** No glyph server: MapLibre draws letters from the browser's own font when a style names no `glyphs`. */
export const labelLayers = (): LayerSpecification[] => [
  {
    id: 'area-names',
    type: 'symbol',
    source: 'areas',
    filter: ['==', ['geometry-type'], 'Point'],
    layout: {
      'text-field': ['get', 'title'],
      'text-font': mapFont,
      'text-size': 11,
      'text-anchor': 'bottom',
      'text-offset': [0, -0.3],
      'text-padding': 4,
    },
    paint: {
      'text-color': ['match', ['get', 'role'], 'target', colourOf('--accent'), colourOf('--map-ink')],
      'text-halo-color': colourOf('--map-halo'),
      'text-halo-width': 1.4,
    },
  },
  {
    id: 'names',
    type: 'symbol',
    source: 'labels',
    filter: ['>=', ['zoom'], ['get', 'fromZoom']],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': mapFont,
      'text-size': ['interpolate', ['linear'], ['zoom'], 15, 10.5, 18, 13],
      'text-max-width': 8,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': colourOf('--map-ink'),
      'text-halo-color': colourOf('--map-halo'),
      'text-halo-width': 1.2,
    },
  },
  {
    id: 'disc-names',
    type: 'symbol',
    source: 'discs',
    layout: {
      'text-field': ['get', 'name'],
      'text-font': mapFont,
      'text-size': ['interpolate', ['linear'], ['zoom'], 15, 11.5, 18, 13],
      'text-max-width': 9,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      // In ems of the text, from the middle of the disc to just outside of its ring.
      'text-radial-offset': ['+', 0.25, ['/', ['get', 'diameter'], 24]],
      'text-justify': 'auto',
      'text-padding': 1,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': colourOf('--ink'),
      'text-halo-color': colourOf('--map-halo'),
      'text-halo-width': 1.6,
    },
  },
  {
    // Topmost, so that it takes its room first: invisible pictures as large as the discs keep all names clear of them.
    id: 'disc-room',
    type: 'symbol',
    source: 'discs',
    layout: {
      'icon-image': ['concat', blankPrefix, ['get', 'diameter']],
      'icon-allow-overlap': true,
      'icon-padding': 0,
    },
  },
]
