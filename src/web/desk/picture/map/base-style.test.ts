import type { StyleSpecification } from 'maplibre-gl'
import { expect, it } from 'vitest'
import { paintedOnly } from './base-style.ts'

const style: Pick<StyleSpecification, 'sources' | 'layers'> = {
  sources: {
    town: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'] },
    photo: { type: 'raster', tiles: ['https://elsewhere.example/{z}/{x}/{y}.png'] },
    marks: { type: 'geojson', data: 'marks.json' },
  },
  layers: [
    { id: 'paper', type: 'background', paint: { 'background-color': '#fff' } },
    { id: 'water', type: 'fill', source: 'town', 'source-layer': 'water' },
    { id: 'wood', type: 'fill', source: 'town', 'source-layer': 'wood', paint: { 'fill-pattern': 'trees' } },
    { id: 'names', type: 'symbol', source: 'town', 'source-layer': 'names' },
    { id: 'photo', type: 'raster', source: 'photo' },
    { id: 'marks', type: 'circle', source: 'marks' },
  ],
}

it('keeps the paint of a style and nothing that must be fetched from elsewhere', () => {
  expect(paintedOnly(style, 'https://maps.example/town/style.json')).toEqual({
    sources: { 'base-town': { type: 'vector', tiles: ['https://maps.example/town/tiles/{z}/{x}/{y}.pbf'] } },
    layers: [
      { id: 'base-paper', type: 'background', paint: { 'background-color': '#fff' } },
      { id: 'base-water', type: 'fill', source: 'base-town', 'source-layer': 'water' },
    ],
  })
})
