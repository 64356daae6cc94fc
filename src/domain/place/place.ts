import type { Geometry } from '../geo/geometry.ts'
import type { AreaId, PlaceId } from '../ids.ts'

/** Kinds of place. `cell` is a square that was made from coordinates because a file named no places. */
export const placeKinds = [
  'centre',
  'square',
  'street',
  'passage',
  'station',
  'shop',
  'school',
  'youth-centre',
  'public-building',
  'building',
  'stairwell',
  'floor',
  'cellar',
  'garage',
  'courtyard',
  'parking',
  'park',
  'wood',
  'cell',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Kinds that lie under a roof: distance to them is walked, never drawn through a wall. */
export const indoorKinds: ReadonlySet<PlaceKind> = new Set(['building', 'stairwell', 'floor', 'cellar', 'garage'])

/** One opening interval a week; `weekday` 1 = Monday … 7, minutes after local midnight, `to` may pass 1440. */
export interface OpeningHours {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/**
 * A node of the place tree: centre → building → stairwell → floor.
 * `floor` is an integer (0 the entrance level, negative below, "1 tr" is 1); null is unknown or not
 * applicable, never 0. `floorLabel` keeps what the source wrote.
 */
export interface Place {
  readonly id: PlaceId
  readonly parent: PlaceId | null
  readonly kind: PlaceKind
  readonly name: string
  readonly floor: number | null
  readonly floorLabel: string | null
  readonly indoor: boolean
  /** Null for a stairwell or floor that takes its position from its building. */
  readonly geometry: Geometry | null
  readonly openingHours: readonly OpeningHours[]
}

export const areaRoles = ['target', 'surroundings', 'comparison'] as const
export type AreaRole = (typeof areaRoles)[number]

/** A target area, its surroundings or a comparison area; always a polygon. */
export interface Area {
  readonly id: AreaId
  readonly role: AreaRole
  readonly name: string
  readonly geometry: Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>
}
