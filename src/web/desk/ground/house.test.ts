import { describe, expect, it } from 'vitest'
import type { PlaceId } from '../../../domain/ids.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import type { Place } from '../../../domain/place/place.ts'
import { houseOf, nextLetter } from './house.ts'

const place = (id: string, kind: Place['kind'], parent: string | null, floor: number | null = null): Place => ({
  id: id as unknown as PlaceId,
  parent: parent as unknown as PlaceId | null,
  kind,
  name: id,
  floor,
  floorLabel: null,
  indoor: true,
  geometry: null,
  openingHours: [],
})
const places = [
  place('Huset', 'building', null),
  place('Huset B', 'stairwell', 'Huset'),
  place('Huset A', 'stairwell', 'Huset'),
  place('A1', 'floor', 'Huset A', 1),
  place('A-1', 'cellar', 'Huset A', -1),
  place('B1', 'floor', 'Huset B', 1),
  place('gård', 'courtyard', 'Huset'),
  place('torg', 'square', null),
]
const ground: Ground = {
  places: new Map(places.map((each) => [each.id, each])),
  areas: new Map(),
  walks: new Map(),
  occupied: new Set(),
}

describe('a house cut open', () => {
  it('shows each floor once, the highest first, from whichever part of it one looks', () => {
    for (const from of [0, 3]) {
      const house = houseOf(ground, places[from] as Place)
      expect(house?.floors).toEqual([1, -1])
      expect(house?.stairwells.map(({ name }) => name)).toEqual(['Huset A', 'Huset B'])
      expect(house?.courtyards).toHaveLength(1)
      expect(house?.floorIn(places[1] as Place, -1)).toBeNull()
      expect(house && nextLetter(house)).toBe('C')
    }
  })
  it('is none on a square', () => expect(houseOf(ground, places[7] as Place)).toBeNull())
})
