import type { Role } from '../access/policy.ts'
import type { PlaceId } from '../ids.ts'
import type { InvestigationState } from '../incident/incident.ts'
import type { PointVerb } from '../point/point.ts'
import type { EpochMs } from '../time/interval.ts'

/** Incidents that nobody had seen before, at one place; null is without a place. */
export interface PlaceNews {
  readonly place: PlaceId | null
  readonly placeName: string | null
  readonly count: number
}

/** A decision on points, as others are told of it. */
export interface DecisionNews {
  readonly at: EpochMs
  readonly verb: PointVerb
  /** Where the points stand after it, or the place it was about. */
  readonly places: readonly { readonly place: PlaceId; readonly name: string }[]
  readonly by: { readonly role: Role; readonly organisation: string }
}

/** What became of a serious crime: came to light, its investigation went on, it was cleared, or its public word changed. */
export const unresolvedTurns = ['new', 'state', 'cleared', 'statement'] as const
export interface UnresolvedNews {
  readonly turn: (typeof unresolvedTurns)[number]
  readonly group: string
  readonly place: PlaceId | null
  readonly placeName: string | null
  readonly investigation: InvestigationState | null
}

export interface ImportNews {
  readonly at: EpochMs
  readonly added: number
  readonly updated: number
}

/** What has come since a moment. */
export interface News {
  /** Most first. */
  readonly incidents: readonly PlaceNews[]
  /** What the displacement watch has proposed. */
  readonly proposed: readonly { readonly place: PlaceId; readonly name: string }[]
  /** Newest first. */
  readonly decided: readonly DecisionNews[]
  readonly unresolved: readonly UnresolvedNews[]
  /** Newest first. */
  readonly imports: readonly ImportNews[]
}

export const noNews: News = { incidents: [], proposed: [], decided: [], unresolved: [], imports: [] }
