import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { normalName } from '../domain/geo/place-names.ts'
import { areaSquareMetres, contains } from '../domain/geo/polygon.ts'
import { degreesProjection } from '../domain/geo/projection.ts'
import { areaRoles } from '../domain/place/place.ts'
import { planeEpsg } from './demo-calendar.ts'
import { demoOperationName } from './load-demo.ts'
import { town } from './town.ts'

const at = Date.parse('2026-04-13T00:00:00+02:00')
const plan = town(1, at)
const placed = (key: string) => {
  const found = plan.places.find((place) => place.key === key)
  if (!found) throw new Error(`no ${key}`)
  return found
}
const inDegrees = (east: number, north: number) => degreesProjection(planeEpsg).fromPlane(east, north)

describe('the invented town', () => {
  test('is a tree in which every floor leads by a stairwell to a building', () => {
    const byId = new Map(plan.places.map((town) => [town.place.id, town.place]))
    const floors = plan.places.filter(({ place }) => place.floor !== null && place.kind !== 'garage')
    expect(floors.length).toBeGreaterThan(300)
    for (const { place } of floors) {
      const stairwell = byId.get(place.parent as typeof place.id)
      expect(stairwell?.kind).toBe('stairwell')
      expect(byId.get(stairwell?.parent as typeof place.id)?.kind).toBe('building')
    }
  })

  test('has unique keys, and names that no two places share', () => {
    const names = plan.places.map(({ place }) => normalName(place.name))
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('keeps the order of drawing in the order of ids, and gives other ids for another seed', () => {
    const ids = plan.places.map(({ place }) => place.id)
    expect([...ids].sort()).toEqual(ids)
    expect(town(2, at).places[0]?.place.id).not.toBe(ids[0])
    expect(town(1, at)).toEqual(plan)
  })

  test('has closed rings that enclose something', () => {
    for (const { place } of plan.places) {
      if (place.geometry?.type !== 'Polygon') continue
      expect(areaSquareMetres(place.geometry)).toBeGreaterThan(20)
      for (const ring of place.geometry.coordinates) expect(ring.at(-1)).toEqual(ring[0])
    }
  })

  test.each([
    ['target', 'torget-norra-sidan', true],
    ['target', 'stationen', true],
    ['target', 'tallbacken-14-b', false],
    ['surroundings', 'tallbacken-14-b', true],
    ['surroundings', 'skogsdungen', true],
    ['surroundings', 'torget-norra-sidan', false],
    ['comparison', 'hasselvinge-torg-norra-sidan', true],
  ] as const)('%s holds %s: %s', (role, key, expected) => {
    const area = plan.areas.find((candidate) => candidate.role === role)
    const [eastMetres, northMetres] = placed(key).anchor
    expect(area && contains(area.geometry, { eastMetres, northMetres })).toBe(expected)
  })

  test('has one area of each role', () => {
    expect(plan.areas.map(({ role }) => role)).toEqual([...areaRoles])
  })

  test('lies in open water, 58.6° N 20.2° E, with north up', () => {
    const [east, north] = placed('torget-norra-sidan').anchor
    const [longitude, latitude] = inDegrees(east, north)
    expect(longitude).toBeCloseTo(20.17, 1)
    expect(latitude).toBeCloseTo(58.63, 1)
    // Ringgatan lies north of the square on the screen: the meridian's lean is made up for.
    const [sameLongitude] = inDegrees(...placed('torgparkeringen').anchor)
    expect(Math.abs(sameLongitude - longitude)).toBeLessThan(0.0005)
  })
})

const shared = process.env.NARVARO_SHARED ?? join(import.meta.dirname, '../../../shared/data')
const realPlaces = join(shared, 'huddinge-platser.geojson')

describe.skipIf(!existsSync(realPlaces))('beside simulated incidents', () => {
  test('stands no real place name', () => {
    const { features } = JSON.parse(readFileSync(realPlaces, 'utf8')) as {
      features: { properties: { name?: string; addr?: string; area?: string } }[]
    }
    const words = features.flatMap(({ properties: { name = '', addr = '', area = '' } }) =>
      // The street of an address, without number and town.
      [name, addr.split(',')[0]?.replace(/\s+\d+\s*\w?$/, '') ?? ''].concat(area.split('-')),
    )
    const real = [...new Set(words.map(normalName))].filter((word) => word.length >= 4)
    expect(real.length).toBeGreaterThan(100)
    const anyReal = new RegExp(
      `(?:^|[^\\p{L}])(?:${real.map((word) => RegExp.escape(word)).join('|')})(?:$|[^\\p{L}])`,
      'u',
    )
    expect(anyReal.test(`vid ${real[0]}, norra sidan`)).toBe(true)
    const ours = [
      demoOperationName,
      ...plan.areas.map(({ name }) => name),
      ...plan.places.map(({ place }) => place.name),
    ]
    const hits = ours.filter((name) => anyReal.test(normalName(name)))
    expect(hits).toEqual([])
  })
})
