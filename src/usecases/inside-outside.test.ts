import { describe, expect, it } from 'vitest'
import { type AreaId, type IncidentId, type PlaceId, uuidV7 } from '../domain/ids.ts'
import type { Area, Place } from '../domain/place/place.ts'
import { dayMs } from '../domain/time/local-clock.ts'
import { describePicture } from './describe-picture.ts'
import { insideOutside, placesInside } from './inside-outside.ts'
import type { IncidentColumns } from './ports.ts'

const id = <I extends IncidentId | PlaceId | AreaId>(n: number): I => uuidV7<I>(n, new Uint8Array(10))
const place = (n: number, east: number): Place => ({
  id: id<PlaceId>(n),
  parent: null,
  kind: 'cell',
  name: `place ${n}`,
  floor: null,
  floorLabel: null,
  indoor: false,
  geometry: { type: 'Point', coordinates: [east, 0] },
  openingHours: [],
})
const places = [place(0, 0), place(1, 1000)]
const target: Area = {
  id: id<AreaId>(9),
  role: 'target',
  name: 'Torget',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-100, -100],
        [100, -100],
        [100, 100],
        [-100, 100],
        [-100, -100],
      ],
    ],
  },
}

/** Wednesdays at noon from 2025-01-01, 20 weeks: a week before as many inside, since then all outside. */
const start = Date.UTC(2025, 0, 1, 12)
const rows = Array.from({ length: 20 }, (_, week) =>
  Array.from({ length: 6 }, (_, i) => ({
    at: start + week * 7 * dayMs,
    place: week < 10 ? (i < 4 ? 0 : 1) : i < 1 ? 0 : 1,
  })),
).flat()

function columns(source = 0): IncidentColumns {
  return {
    rowCount: rows.length,
    ids: rows.map((_, i) => id<IncidentId>(i)),
    from: Float64Array.from(rows, ({ at }) => at),
    to: Float64Array.from(rows, ({ at }) => at),
    knownAt: new Float64Array(rows.length).fill(Number.NaN),
    place: Int32Array.from(rows, (row) => row.place),
    places: places.map((one) => one.id),
    group: new Uint16Array(rows.length),
    groups: ['order'],
    source: new Uint8Array(rows.length).fill(source),
    code: new Uint16Array(rows.length),
    codes: [''],
    investigation: new Uint8Array(rows.length),
  }
}

const pictureOf = (startsOn: string | null) =>
  describePicture({
    operation: { startsOn, timeZone: 'Europe/Stockholm' },
    places,
    columns: columns(),
    filter: {},
    now: start + 22 * 7 * dayMs,
    seed: 1,
    groups: [],
    sha256: () => '',
  })

describe('inside and outside the target area', () => {
  const isInside = placesInside(places, [target])

  it('finds the places by their middle', () => {
    expect([...isInside]).toEqual([places[0]?.id])
  })

  it('tells a fall inside beside a rise outside', () => {
    const split = insideOutside(columns(), isInside, pictureOf('2025-03-10'), '2025-03-10')
    // 10 weeks with 4 inside and 2 outside, then 10 with 1 and 5: the first part week and the last are not compared.
    expect(split.inside.incidents).toBe(50)
    expect(split.outside.incidents).toBe(70)
    expect(split.inside.change?.value).toBeCloseTo(-3, 6)
    expect(split.outside.change?.value).toBeCloseTo(3, 6)
    expect(split.inside.change?.high).toBeLessThan(0)
    expect(split.outside.change?.low).toBeGreaterThan(0)
  })

  it('compares nothing without a date, and counts nothing that police found', () => {
    expect(insideOutside(columns(), isInside, pictureOf(null), null).inside).toEqual({ incidents: 50, change: null })
    expect(insideOutside(columns(1), isInside, pictureOf(null), null).inside.incidents).toBe(0)
  })
})
