import { describe, expect, it } from 'vitest'
import type { RankedPlace } from '../../../../wire/picture.ts'
import type { PlacesMessage } from '../../../../wire/places.ts'
import { sectionOf } from './building.ts'

type WirePlace = PlacesMessage['places'][number]

const place = (id: string, kind: WirePlace['kind'], parentId: string | null, floor: number | null): WirePlace => ({
  id,
  parentId,
  kind,
  name: id,
  floor,
  floorLabel: floor === null ? null : `plan ${floor}`,
  indoor: true,
  geometry: null,
  anchor: null,
  openingHours: [],
})
const ranked = (placeId: string): RankedPlace => ({
  placeId,
  name: placeId,
  kind: 'floor',
  floor: null,
  buildingId: 'Tall 14',
  rank: 1,
  rawRank: 1,
  count: 4,
  discovered: 0,
  rate: { value: 1, low: 0.5, high: 2 },
  inTop: 1,
  tiedWithNext: false,
  harm: null,
  weekly: [],
  change: null,
  periods: null,
  peak: null,
})
const places: PlacesMessage = {
  areas: [],
  places: [
    place('Torget', 'square', null, null),
    place('Tall 14', 'building', null, null),
    place('Tall 14 A', 'stairwell', 'Tall 14', null),
    place('Tall 14 B', 'stairwell', 'Tall 14', null),
    place('A källare', 'cellar', 'Tall 14 A', -1),
    place('A entré', 'floor', 'Tall 14 A', 0),
    place('B 1 tr', 'floor', 'Tall 14 B', 1),
  ],
}
const cellsOf = (section: ReturnType<typeof sectionOf>) =>
  section?.rows.map(({ floor, cells }) => [floor, cells.map((cell) => cell.place?.id ?? null)])

describe('sectionOf', () => {
  it('cuts the building open from any place in it, top floor first', () => {
    for (const id of ['Tall 14', 'Tall 14 B', 'A källare']) {
      const section = sectionOf(places, [], id)
      expect(section?.columns).toEqual(['A', 'B'])
      expect(cellsOf(section)).toEqual([
        [1, [null, 'B 1 tr']],
        [0, ['A entré', null]],
        [-1, ['A källare', null]],
      ])
    }
  })

  it('has a row for what is known to the stairwell only, never the entrance level for it', () => {
    const section = sectionOf(places, [ranked('Tall 14 B')], 'Tall 14 B')
    expect(section?.rows.at(-1)).toMatchObject({ floor: null, cells: [{ ranked: null }, { ranked: { rank: 1 } }] })
  })

  it('is nothing for a place outdoors, an unknown one and none', () => {
    for (const id of ['Torget', 'nowhere', undefined]) expect(sectionOf(places, [], id)).toBeNull()
  })
})
