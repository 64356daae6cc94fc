import type { PlanePoint } from '../geo/geometry.ts'
import type { AreaId, ImportId, IncidentId, PlaceId } from '../ids.ts'
import type { EpochMs, Interval } from '../time/interval.ts'
import type { RecordMarks } from './marks.ts'

/**
 * Where knowledge of an incident came from; kept for ever. `discovered` was found by police and so
 * measures presence as much as crime. A protected report never becomes an incident.
 */
export const incidentSources = ['reported', 'discovered', 'observed', 'feed'] as const
export type IncidentSource = (typeof incidentSources)[number]

export const investigationStates = ['open', 'closed-without-result', 'cleared'] as const
export type InvestigationState = (typeof investigationStates)[number]

/** How exactly an incident may be placed. `area`: a sensitive group, or a source that names only an area. */
export const incidentPrecisions = ['place', 'coordinates', 'area', 'none'] as const
export type IncidentPrecision = (typeof incidentPrecisions)[number]

/** Something that happened at a place. There is no field for a person and none for free text. */
export interface Incident {
  readonly id: IncidentId
  readonly import: ImportId
  /** The id in the source system; null when the source has none. */
  readonly externalId: string | null
  readonly interval: Interval
  /** When the source came to know of it; null where the source does not say. For the reporting delay. */
  readonly knownAt: EpochMs | null
  readonly precision: IncidentPrecision
  readonly place: PlaceId | null
  /** Distance from the given coordinates to the place it was snapped to. */
  readonly snapMetres: number | null
  readonly position: PlanePoint | null
  readonly area: AreaId | null
  readonly code: string | null
  /** Key of a crime group, see `crime-codes.ts`. */
  readonly group: string
  readonly source: IncidentSource
  readonly investigation: InvestigationState | null
  readonly marks: RecordMarks
}
