import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPlacesFile } from './places-geojson.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narvaro-places-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(features: readonly unknown[], more: object = {}) {
  const path = join(folder, 'places.geojson')
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features, ...more }))
  let next = 0
  return readPlacesFile(path, { planeEpsg: 3006, defaultRole: 'target', makeId: <I>() => `id-${next++}` as I })
}

const feature = (geometry: unknown, properties: object = {}) => ({ type: 'Feature', properties, geometry })
const point = { type: 'Point', coordinates: [17.938, 59.2224] }
const square = (ring: readonly (readonly number[])[]) => ({ type: 'Polygon', coordinates: [ring] })
const corners = [
  [17.93, 59.22],
  [17.94, 59.22],
  [17.94, 59.23],
  [17.93, 59.23],
] as const

describe('readPlacesFile', () => {
  test('a house, its stairwell and a floor, in any order, and the target area', async () => {
    const read1 = await read([
      feature(null, { id: 'f', parent: 's', kind: 'floor', name: 'Plan 2', floor: '2 tr' }),
      feature(null, { id: 's', parent: 'h', kind: 'stairwell', name: 'Port A' }),
      feature(point, { id: 'h', kind: 'building', name: 'Huset' }),
      feature(square([...corners, corners[0]]), { name: 'Torget' }),
    ])
    expect(read1.ok).toBe(true)
    if (!read1.ok) return
    const [floor, stairwell, house] = read1.value.places
    expect([floor?.parent, stairwell?.parent, house?.parent]).toEqual([stairwell?.id, house?.id, null])
    expect([floor?.floor, floor?.indoor, house?.geometry?.type]).toEqual([2, true, 'Point'])
    expect(read1.value.areas.map(({ role, name }) => [role, name])).toEqual([['target', 'Torget']])
  })

  test('a place that is named after a resident keeps only its kind', async () => {
    const found = await read([
      feature(point, { kind: 'building', name: 'Anna Andersson' }),
      feature(point, { kind: 'square', name: 'Karin Boyes torg' }),
      feature(square([...corners, corners[0]]), { name: 'Andersson, Anna' }),
      feature(point, { kind: 'building', name: 'Port 811218-9876' }),
    ])
    const names = found.ok && [...found.value.places, ...found.value.areas].map(({ name }) => name)
    expect(names).toEqual(['building', 'Karin Boyes torg', 'Port […]', 'target'])
  })

  test('degrees land where the operation keeps its metres', async () => {
    const found = await read([feature(point, { kind: 'square' })])
    const coordinates = found.ok ? found.value.places[0]?.geometry?.coordinates : []
    expect(coordinates?.map((metres) => Math.round(Number(metres)))).toEqual([667_670, 6_568_511])
  })

  test.each([
    ['geometry.not-closed', square(corners)],
    ['geometry.self-crossing', square([corners[0], corners[2], corners[1], corners[3], corners[0]])],
    ['geometry.wrong-type', square([corners[0], corners[1], corners[0]])],
    ['geometry.wrong-type', { type: 'GeometryCollection', geometries: [] }],
    ['geometry.wrong-type', { type: 'toString', coordinates: [] }],
    ['position.swapped', { type: 'Point', coordinates: [59.2224, 17.938] }],
    ['position.zero', { type: 'Point', coordinates: [0, 0] }],
    ['position.malformed', { type: 'Point', coordinates: ['17.9', '59.2'] }],
    ['position.outside', { type: 'Point', coordinates: [170, 10] }],
  ])('%s is told with its feature', async (code, geometry) => {
    const found = await read([feature(point), feature(geometry)])
    expect(found).toEqual({ ok: false, problem: [{ row: 2, column: 'geometry', value: null, code }] })
  })

  test('an unknown projection, a lost parent and a number of a person', async () => {
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::999999' } } }
    expect(await read([feature(point)], crs)).toMatchObject({ problem: [{ code: 'file.crs-unknown', row: 0 }] })
    expect(await read([feature(null, { parent: 'nobody' })])).toMatchObject({
      problem: [{ code: 'place.unknown', row: 1 }],
    })
    const named = await read([feature(point, { kind: 'shop', name: 'Kiosken 070-123 45 67' })])
    expect(named.ok && named.value.places[0]?.name).not.toMatch(/\d{3}/)
  })
})
