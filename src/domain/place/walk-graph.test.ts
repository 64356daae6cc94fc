import { describe, expect, it } from 'vitest'
import type { Geometry, Pair } from '../geo/geometry.ts'
import type { PlaceId, WalkId } from '../ids.ts'
import type { Ground, Walk } from './ground.ts'
import type { Place } from './place.ts'
import { linksInside, walkGraph } from './walk-graph.ts'

const id = (name: string) => name as unknown as PlaceId
const at = (...coordinates: [number, number]): Geometry => ({ type: 'Point', coordinates })
const place = (name: string, kind: Place['kind'], geometry: Geometry | null, more: Partial<Place> = {}): Place => ({
  id: id(name),
  parent: null,
  kind,
  name,
  floor: null,
  floorLabel: null,
  indoor: kind === 'building' || kind === 'stairwell' || kind === 'floor',
  geometry,
  openingHours: [],
  ...more,
})
const walk = (name: string, more: Partial<Walk>): Walk => ({
  id: name as unknown as WalkId,
  kind: 'walk',
  from: null,
  to: null,
  line: null,
  metres: null,
  floors: null,
  oneWay: false,
  ...more,
})
const groundOf = (places: readonly Place[], walks: readonly Walk[] = []): Ground => ({
  places: new Map(places.map((each) => [each.id, each])),
  areas: new Map(),
  walks: new Map(walks.map((each) => [each.id, each])),
  occupied: new Set(),
})
const house = [
  place('huset', 'building', at(0, 0)),
  place('A', 'stairwell', at(3, 4), { parent: id('huset') }),
  place('A3', 'floor', null, { parent: id('A'), floor: 3 }),
  place('A?', 'floor', null, { parent: id('A') }),
  place('källaren', 'cellar', null, { parent: id('A'), floor: -1 }),
]

describe('ways inside', () => {
  it('follow from the section: stairs to the floors that have a number, a walk to the door', () => {
    expect(linksInside(groundOf(house))).toEqual([
      { from: 'huset', to: 'A', kind: 'walk', length: 5 },
      { from: 'A', to: 'A3', kind: 'stairs', length: 3 },
      { from: 'A', to: 'källaren', kind: 'stairs', length: -1 },
    ])
  })
})

describe('the graph', () => {
  const line = (...pairs: Pair[]) => pairs
  it('meets lines where their corners meet, and places where a line passes near', () => {
    const graph = walkGraph(
      groundOf(
        [...house, place('torget', 'square', at(100, 10)), place('fjärran', 'square', at(500, 500))],
        [
          walk('a', { line: line([0, 8], [50, 8]) }),
          walk('b', { line: line([50.5, 8], [100, 8]), metres: 60, oneWay: true }),
        ],
      ),
    )
    // Seven places and three corners: the two lines share one.
    expect(graph.placeCount).toBe(10)
    const of = (i: number) => [graph.from[i], graph.to[i], graph.kind[i], graph.length[i], graph.oneWay[i]]
    expect(of(3)).toEqual([7, 8, 0, 50, 0])
    expect(of(4)).toEqual([8, 9, 0, 60, 1])
    const doorsteps = graph.from.slice(5).map((from, i) => [graph.places[from], graph.to[i + 5]])
    expect(doorsteps).toEqual([
      ['huset', 7],
      ['A', 7],
      ['torget', 9],
    ])
  })

  it('takes a walk between two places as it was measured, or as the crow flies', () => {
    const both = { from: id('huset'), to: id('torget') }
    const ground = (more: Partial<Walk>) =>
      groundOf(
        [place('huset', 'building', at(0, 0)), place('torget', 'square', at(30, 40))],
        [walk('w', { ...both, ...more })],
      )
    expect([...walkGraph(ground({})).length]).toEqual([50])
    expect([...walkGraph(ground({ metres: 72 })).length]).toEqual([72])
    expect([...walkGraph(ground({ line: line([0, 0], [30, 0], [30, 40]) })).length]).toEqual([70])
    expect([...walkGraph(ground({ kind: 'lift', floors: 4 })).length]).toEqual([4])
  })
})
