import { describe, expect, it } from 'vitest'
import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place/place.ts'
import { placesMessage } from './places.ts'

const place = (id: string, parent: string | null, geometry: Place['geometry']): Place => ({
  id: id as PlaceId,
  parent: parent as PlaceId | null,
  kind: 'building',
  name: id,
  floor: null,
  floorLabel: null,
  indoor: true,
  geometry,
  openingHours: [],
})

/** Flemingsberg station in trust.md §6: N 6 568 153, E 668 143 is 59.219, 17.946. */
const station: [number, number] = [668143, 6568153]

describe('places for the map', () => {
  it('are in degrees, longitude first', () => {
    const { places } = placesMessage({
      planeEpsg: 3006,
      places: [place('a', null, { type: 'Point', coordinates: station })],
      areas: [],
    })
    const [longitude, latitude] = places[0]?.anchor ?? [0, 0]
    expect(longitude).toBeCloseTo(17.946, 4)
    expect(latitude).toBeCloseTo(59.219, 4)
    expect(places[0]?.geometry).toEqual({ type: 'Point', coordinates: places[0]?.anchor })
  })

  it('keep their rings, and stand where the building above them stands', () => {
    const [east, north] = station
    const square = [
      [east, north],
      [east + 10, north],
      [east + 10, north + 10],
      [east, north + 10],
      [east, north],
    ] as const
    const { places } = placesMessage({
      planeEpsg: 3006,
      places: [
        place('building', null, { type: 'Polygon', coordinates: [square] }),
        place('stairwell', 'building', null),
        place('floor', 'stairwell', null),
        place('nowhere', 'nowhere', null),
      ],
      areas: [],
    })
    const [building, stairwell, floor, nowhere] = places
    expect(building?.geometry?.coordinates).toHaveLength(1)
    expect(building?.geometry?.coordinates[0]).toHaveLength(5)
    expect(floor?.anchor).toEqual(building?.anchor)
    expect(stairwell?.anchor).toEqual(building?.anchor)
    expect(nowhere?.anchor).toBeNull()
  })
})
