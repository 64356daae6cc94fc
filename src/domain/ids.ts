import { done, type Result, refuse } from './result.ts'

declare const brand: unique symbol
type Branded<B extends string> = string & { readonly [brand]: B }

/** Identifiers are UUIDv7 strings; the brand keeps a place from being passed where an area is meant. */
export type OrganisationId = Branded<'organisation'>
export type OperationId = Branded<'operation'>
export type AreaId = Branded<'area'>
export type PlaceId = Branded<'place'>
export type IncidentId = Branded<'incident'>
export type ImportId = Branded<'import'>
export type PointId = Branded<'point'>
export type StaffId = Branded<'staff'>

export type AnyId = OrganisationId | OperationId | AreaId | PlaceId | IncidentId | ImportId | PointId | StaffId

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Parses a UUID of any version in lower or upper case; the only way from `unknown` to an id. */
export function parseId<I extends AnyId>(text: unknown): Result<I, { code: 'id.malformed' }> {
  const lower = typeof text === 'string' ? text.toLowerCase() : ''
  return uuid.test(lower) ? done(lower as I) : refuse({ code: 'id.malformed' })
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits.
 * @param now epoch milliseconds
 * @param random exactly 10 random bytes
 */
export function uuidV7<I extends AnyId>(now: number, random: Uint8Array): I {
  const bytes = new Uint8Array(16)
  for (let i = 5, rest = now; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const h = Array.from(bytes, (byte) => hex[byte]).join('')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}` as I
}
