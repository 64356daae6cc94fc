import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { colourOf } from '../../../ui/theme.ts'
import { overlayLayers, overlayNumbers } from '../layer/overlay-style.ts'
import type { BaseGround } from './base-ground.ts'
import { labelLayers } from './map-labels.ts'

/** The parts of the content that are sources of the style. */
export const mapSources = ['ground', 'areas', 'labels', 'discs', 'overlay'] as const

export interface MapContent {
  readonly ground: FeatureCollection
  readonly areas: FeatureCollection
  readonly labels: FeatureCollection
  /** Where the discs stand: their names and the room that other names must leave. */
  readonly discs: FeatureCollection
  /** The chosen layer, between ground and places. */
  /** What lies between the ground and the places; nothing when left out. */
  readonly overlay?: FeatureCollection
  /** The base map, under everything; null for none. */
  readonly base: BaseGround | null
  readonly selected: string | null
  /** Which colours the tokens have now; the canvas does not follow the style sheet by itself. */
  readonly theme: 'light' | 'dark'
}

/** How a kind of place is painted: fill and edge tokens. What is not named is a house. */
const paints: Readonly<Record<string, readonly [`--${string}`, `--${string}`]>> = {
  wood: ['--green', '--green-edge'],
  park: ['--green', '--green-edge'],
  courtyard: ['--square', '--square-edge'],
  square: ['--square', '--square-edge'],
  passage: ['--square', '--square-edge'],
  parking: ['--parking', '--street-edge'],
  street: ['--street', '--street'],
  shop: ['--shop', '--shop-edge'],
  station: ['--civic', '--civic-edge'],
  school: ['--civic', '--civic-edge'],
  'youth-centre': ['--civic', '--civic-edge'],
  'public-building': ['--civic', '--civic-edge'],
  cell: ['--parking', '--street-edge'],
}

/** Fill and edge of a kind of place. */
export const paintOf = (kind: string): readonly [`--${string}`, `--${string}`] =>
  paints[kind] ?? ['--house', '--house-edge']

function byKind(part: 0 | 1, other: `--${string}`): ExpressionSpecification {
  const pairs = Object.entries(paints).flatMap(([kind, tokens]) => [kind, colourOf(tokens[part])])
  return ['match', ['get', 'kind'], ...pairs, colourOf(other)] as unknown as ExpressionSpecification
}

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** The operation's own ground as one style; asks for no glyph and no sprite, and for no tile but the base map's. */
export function mapStyle({
  ground,
  areas,
  labels,
  discs,
  overlay = empty,
  base,
  selected,
  theme,
}: MapContent): StyleSpecification {
  return {
    version: 8,
    name: theme,
    sources: {
      ...base?.sources,
      ground: { type: 'geojson', data: ground },
      areas: { type: 'geojson', data: areas },
      labels: { type: 'geojson', data: labels },
      discs: { type: 'geojson', data: discs },
      overlay: { type: 'geojson', data: overlay },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': colourOf('--ground') } },
      ...(base?.layers(theme) ?? []),
      ...groundLayers(),
      ...overlayLayers(),
      ...areaLayers(),
      selectedLayer(selected),
      overlayNumbers(),
      ...labelLayers(),
    ],
  }
}

const polygons: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
const lines: ExpressionSpecification = ['==', ['geometry-type'], 'LineString']
const widening = (near: number, far: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  14,
  near,
  19,
  far,
]

const groundLayers = (): LayerSpecification[] => [
  {
    id: 'ground',
    type: 'fill',
    source: 'ground',
    filter: polygons,
    layout: { 'fill-sort-key': ['get', 'height'] },
    paint: { 'fill-color': byKind(0, '--house'), 'fill-outline-color': byKind(1, '--house-edge') },
  },
  {
    id: 'track',
    type: 'line',
    source: 'ground',
    filter: lines,
    paint: { 'line-color': colourOf('--house-edge'), 'line-width': widening(2, 12) },
  },
  {
    id: 'sleepers',
    type: 'line',
    source: 'ground',
    filter: lines,
    paint: { 'line-color': colourOf('--ground'), 'line-width': widening(0.7, 5), 'line-dasharray': [3, 3] },
  },
]

const areaLine = (role: string, token: `--${string}`, dashes: number[], width: number): LayerSpecification => ({
  id: `area-${role}`,
  type: 'line',
  source: 'areas',
  filter: ['==', ['get', 'role'], role],
  layout: { 'line-cap': 'butt', 'line-join': 'round' },
  paint: { 'line-color': colourOf(token), 'line-width': width, 'line-dasharray': dashes, 'line-opacity': 0.7 },
})

const areaLayers = (): LayerSpecification[] => [
  areaLine('surroundings', '--line-control', [1.5, 4], 1.2),
  areaLine('comparison', '--line-control', [6, 4], 1.4),
  areaLine('target', '--accent', [5, 3.5], 1.8),
]

/** Lets through the outline of the chosen place. */
export const whereSelected = (selected: string | null): FilterSpecification => ['==', ['get', 'id'], selected ?? '']

const selectedLayer = (selected: string | null): LayerSpecification => ({
  id: 'selected',
  type: 'line',
  source: 'ground',
  filter: whereSelected(selected),
  paint: { 'line-color': colourOf('--accent'), 'line-width': 2.5 },
})
