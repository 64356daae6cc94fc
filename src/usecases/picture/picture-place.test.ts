import { expect, it } from 'vitest'
import type { IncidentId, PlaceId } from '../../domain/ids.ts'
import type { Place, PlaceKind } from '../../domain/place/place.ts'
import { describePicture } from '../describe-picture.ts'
import { toColumns } from './to-columns.ts'

const place = (id: string, parent: string | null, kind: PlaceKind): Place => ({
  id: id as PlaceId,
  parent: parent as PlaceId | null,
  kind,
  name: id,
  floor: null,
  floorLabel: null,
  indoor: kind !== 'square',
  geometry: { type: 'Point', coordinates: [0, 0] },
  openingHours: [],
})
// A child stands before its parent on purpose: the order of places means nothing.
const places = [
  place('floor', 'stairwell', 'floor'),
  place('square', null, 'square'),
  place('stairwell', 'building', 'stairwell'),
  place('building', null, 'building'),
]
const start = Date.parse('2026-02-16T12:00:00Z')
const incidents = ['square', 'square', 'stairwell', 'floor', 'building', null].map((at, i) => ({
  id: `incident ${i}` as IncidentId,
  from: start + i * 86_400_000,
  place: at as PlaceId | null,
  group: 'damage',
  source: 'reported' as const,
}))

const pictureAt = (chosen?: string) =>
  describePicture({
    operation: { startsOn: '2026-02-16', timeZone: 'Europe/Stockholm' },
    places,
    columns: toColumns(incidents),
    filter: { place: chosen as PlaceId | undefined },
    now: start + 40 * 86_400_000,
    seed: 1,
    groups: [],
    sha256: () => '',
  })

it.each([
  [undefined, 6],
  ['square', 2],
  ['building', 3],
  ['stairwell', 2],
  ['floor', 1],
  ['elsewhere', 0],
])('of %s there are %i incidents, with what lies within', (chosen, count) => {
  const picture = pictureAt(chosen)
  expect(picture.totals.incidents).toBe(count)
  expect(picture.provenance.parameters.filterPlace).toBe(chosen ?? null)
})
