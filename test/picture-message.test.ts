import { createHash } from 'node:crypto'
import { Value } from 'typebox/value'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type IncidentId, type PlaceId, uuidV7 } from '../src/domain/ids.ts'
import { crimeGroups } from '../src/domain/incident/crime-groups.ts'
import type { Picture } from '../src/domain/picture/picture.ts'
import { describePicture } from '../src/usecases/describe-picture.ts'
import { type PlainIncident, toColumns } from '../src/usecases/picture/to-columns.ts'
import { type PictureMessage, pictureSchema } from '../src/wire/picture.ts'

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

const now = Date.UTC(2026, 10, 23, 8)
const place = uuidV7<PlaceId>(1, new Uint8Array(10))

const harm = { source: 'Beslut', weights: { theft: 2 }, setAt: now }

const picture = (incidents: readonly PlainIncident[], harmTable: typeof harm | null): Picture =>
  describePicture({
    operation: { startsOn: '2026-09-28', timeZone: 'Europe/Stockholm' },
    places: [
      {
        id: place,
        parent: null,
        kind: 'square',
        name: 'Torget',
        floor: null,
        floorLabel: null,
        indoor: false,
        geometry: { type: 'Point', coordinates: [0, 0] },
        openingHours: [],
      },
    ],
    columns: toColumns(incidents),
    filter: {},
    now,
    seed: 1,
    groups: crimeGroups,
    harm: harmTable,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  })

describe('the picture and its message', () => {
  // Checked by the compiler (`npm run types`): a field added on one side only does not compile.
  it('have the same shape', () => {
    expectTypeOf<Picture>().toExtend<DeepReadonly<PictureMessage>>()
    expectTypeOf<DeepReadonly<PictureMessage>>().toExtend<Picture>()
  })

  it.each([
    [0, null],
    [1, null],
    [60, null],
    [60, harm],
  ])('a picture of %d incidents (harm: %j) passes the schema after its journey as JSON', (count, harmTable) => {
    const incidents = Array.from({ length: count }, (_, i) => ({
      id: uuidV7<IncidentId>(i, new Uint8Array(10)),
      from: now - (i + 1) * 30 * 3_600_000,
      place,
      group: 'theft',
      source: 'reported' as const,
    }))
    const message: unknown = JSON.parse(JSON.stringify(picture(incidents, harmTable)))
    expect(Array.from(Value.Errors(pictureSchema, message))).toEqual([])
  })
})
