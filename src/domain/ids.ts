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
export type ImportDraftId = Branded<'import-draft'>
export type PointId = Branded<'point'>
export type PointDecisionId = Branded<'point-decision'>
export type StaffId = Branded<'staff'>
export type TokenId = Branded<'token'>
export type ViewId = Branded<'view'>
export type WalkId = Branded<'walk'>
export type GroundEditId = Branded<'ground-edit'>
export type UnitId = Branded<'unit'>
export type ShiftId = Branded<'shift'>
export type ShiftPatternId = Branded<'shift-pattern'>
export type AppointmentId = Branded<'appointment'>

export type AnyId =
  | OrganisationId
  | OperationId
  | AreaId
  | PlaceId
  | IncidentId
  | ImportId
  | ImportDraftId
  | PointId
  | PointDecisionId
  | StaffId
  | TokenId
  | ViewId
  | WalkId
  | GroundEditId
  | UnitId
  | ShiftId
  | ShiftPatternId
  | AppointmentId

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Parses a UUID of any version in lower or upper case; the only way from `unknown` to an id. */
export function parseId<I extends AnyId>(text: unknown): Result<I, { code: 'id.malformed' }> {
  const lower = typeof text === 'string' ? text.toLowerCase() : ''
  return uuid.test(lower) ? done(lower as I) : refuse({ code: 'id.malformed' })
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The lowest `count` bytes of a whole number as hexadecimal digits. */
const bytesOf = (value: number, count: number): string =>
  Math.floor(value)
    .toString(16)
    .padStart(count * 2, '0')

/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits.
 * @param now epoch milliseconds
 * @param random exactly 10 random bytes
 */
export function uuidV7<I extends AnyId>(now: number, random: Uint8Array): I {
  const high = Math.floor(now / 0x1_0000_0000)
  const low = now % 0x1_0000_0000
  const at = (index: number) => hex[random[index] ?? 0] as string
  const version = hex[0x70 | ((random[0] ?? 0) & 0x0f)] as string
  const variant = hex[0x80 | ((random[2] ?? 0) & 0x3f)] as string
  // Joined by hand: an import makes a million of these, and arrays in between cost five times as much.
  return `${bytesOf(high, 2)}${bytesOf(low, 4).slice(0, 4)}-${bytesOf(low, 4).slice(4)}-${version}${at(1)}-${variant}${at(3)}-${at(4)}${at(5)}${at(6)}${at(7)}${at(8)}${at(9)}` as I
}
