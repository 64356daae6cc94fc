import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'
import { walkKinds } from '../domain/place/ground.ts'
import { areaRoles, placeKinds } from '../domain/place/place.ts'

/**
 * The ground as it is edited: coordinates are metres in the operation's own plane (`planeEpsg`), as they are kept, so that
 * nothing drifts by being read and written again. Degrees for a map are in `places`.
 */
const literals = <T extends readonly string[]>(values: T) =>
  Type.Enum([...values] as unknown as { [K in T[number]]: K })
const closed = { additionalProperties: false } as const
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

const id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const metres = Type.Number({ minimum: -1e8, maximum: 1e8 })
const pair = Type.Tuple([metres, metres])
const line = Type.Array(pair, { minItems: 2, maxItems: 20_000 })
const rings = Type.Array(Type.Array(pair, { maxItems: 20_000 }), { minItems: 1 })
const geometry = (type: string, coordinates: Parameters<typeof Type.Union>[0][number]) =>
  Type.Object({ type: Type.Literal(type), coordinates }, closed)
const arealSchema = Type.Union([
  geometry('Polygon', rings),
  geometry('MultiPolygon', Type.Array(rings, { minItems: 1 })),
])
const geometrySchema = Type.Union([geometry('Point', pair), geometry('LineString', line), arealSchema])

const name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const hours = Type.Array(
  Type.Object(
    {
      weekday: Type.Integer({ minimum: 1, maximum: 7 }),
      fromMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
      toMinute: Type.Integer({ minimum: 1, maximum: 2880 }),
    },
    closed,
  ),
  { maxItems: 50 },
)
const placeFields = {
  parent: nullable(id),
  kind: literals(placeKinds),
  name,
  floor: nullable(Type.Integer({ minimum: -20, maximum: 200 })),
  floorLabel: nullable(Type.String({ minLength: 1, maxLength: 40 })),
  indoor: Type.Boolean(),
  openingHours: hours,
}
const placeSchema = Type.Object({ id, ...placeFields, geometry: nullable(geometrySchema) }, closed)
const areaFields = { role: literals(areaRoles), name }
const areaSchema = Type.Object({ id, ...areaFields, geometry: arealSchema }, closed)
const walkFields = {
  kind: literals(walkKinds),
  from: nullable(id),
  to: nullable(id),
  line: nullable(line),
  metres: nullable(Type.Number({ minimum: 0, maximum: 1e6 })),
  floors: nullable(Type.Number({ minimum: -1000, maximum: 1000 })),
  oneWay: Type.Boolean(),
}
const walkSchema = Type.Object({ id, ...walkFields }, closed)

const edit = <N extends string, F extends Parameters<typeof Type.Object>[0]>(of: N, fields: F) =>
  Type.Object({ name: Type.Literal(of), ...fields }, closed)
const part = Type.Object({ id, name }, closed)
const step = Type.Number({ minimum: -100_000, maximum: 100_000 })

const editSchema = Type.Union([
  edit('add-place', { place: placeSchema }),
  edit('change-place', { id, to: Type.Partial(Type.Object(placeFields), closed) }),
  edit('reshape-place', { id, geometry: nullable(geometrySchema) }),
  edit('move-place', { id, east: step, north: step }),
  edit('split-place', { id, line, part }),
  edit('merge-places', { id, gone: id }),
  edit('remove-place', { id }),
  edit('add-area', { area: areaSchema }),
  edit('change-area', { id, to: Type.Partial(Type.Object(areaFields), closed) }),
  edit('reshape-area', { id, geometry: arealSchema }),
  edit('move-area', { id, east: step, north: step }),
  edit('split-area', { id, line, part }),
  edit('merge-areas', { id, gone: id }),
  edit('remove-area', { id }),
  edit('add-walk', { walk: walkSchema }),
  edit('change-walk', { id, to: Type.Partial(Type.Object(walkFields), closed) }),
  edit('remove-walk', { id }),
])

export const editPlacesSchema = Type.Object(
  {
    /** The revision of the ground that the editor looked at; what others touched after it is a conflict. */
    since: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
    edits: Type.Array(editSchema, { minItems: 1, maxItems: 2000 }),
  },
  closed,
)

const revision = Type.Integer()
export const groundSchema = Type.Object({
  revision,
  planeEpsg: Type.Integer(),
  places: Type.Array(Type.Object({ ...placeSchema.properties, revision })),
  areas: Type.Array(Type.Object({ ...areaSchema.properties, revision })),
  walks: Type.Array(Type.Object({ ...walkSchema.properties, revision })),
  /** Places and areas that incidents or points refer to. */
  occupied: Type.Array(Type.String()),
})
export type GroundMessage = Static<typeof groundSchema>

const entrySchema = Type.Object({
  id: Type.String(),
  revision,
  at: Type.String(),
  role: literals(roles),
  undoes: nullable(Type.String()),
  /** Taken back by a later entry. */
  isUndone: Type.Boolean(),
  steps: Type.Array(Type.Object({ edit: Type.String(), title: nullable(Type.String()) })),
})
export type PlaceHistoryEntry = Static<typeof entrySchema>

export const placeHistorySchema = Type.Object({ entries: Type.Array(entrySchema) })
export type PlaceHistoryMessage = Static<typeof placeHistorySchema>

/** What was done, null when it came to nothing, and the ground as it is now. */
export const editedPlacesSchema = Type.Object({ entry: nullable(entrySchema), ground: groundSchema })
export type EditedPlacesMessage = Static<typeof editedPlacesSchema>

export const walksQuerySchema = Type.Object({ from: Type.Optional(id) }, closed)
export const walksSchema = Type.Object({
  walks: Type.Array(walkSchema),
  inside: Type.Array(
    Type.Object({ from: Type.String(), to: Type.String(), kind: literals(walkKinds), length: Type.Number() }),
  ),
  ways: Type.Array(Type.Object({ placeId: Type.String(), metres: Type.Number(), minutes: Type.Number() })),
})
export type WalksMessage = Static<typeof walksSchema>
