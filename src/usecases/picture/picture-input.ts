import type { CrimeGroup } from '../../domain/incident/crime-codes.ts'
import type { Area, Place } from '../../domain/place/place.ts'
import type { EpochMs, LocalDate } from '../../domain/time/interval.ts'
import type { IncidentColumns, PictureQuestion, SetHarmTable } from '../ports.ts'
import type { PictureIndex } from './picture-index.ts'

/** Everything that a picture depends on: the same input gives the same bytes. */
export interface PictureInput {
  /** `startsOn` null: nothing is compared, as when a file is analysed without a date. */
  readonly operation: { readonly startsOn: LocalDate | null; readonly timeZone: string }
  readonly places: readonly Place[]
  /** Places in a comparison area are no part of the picture. Left out: all places are. */
  readonly areas?: readonly Area[]
  /** All incidents: the cut-off, the reporting delay and the observed time are of all, whatever the filter. */
  readonly columns: IncidentColumns
  readonly filter: PictureQuestion
  readonly now: EpochMs
  /** 32-bit integer. */
  readonly seed: number
  /** The groups of the operation's code table, for their sensitivity. */
  readonly groups: readonly CrimeGroup[]
  /** The operation's own harm weights: then places are ranked by harm as well. Left out or null: by count alone. */
  readonly harm?: SetHarmTable | null
  /** SHA-256 as hex, for the hash of the input. */
  readonly sha256: (bytes: Uint8Array) => string
}

/** A question put to an index: what differs between two pictures of the same rows. */
export interface IndexedInput {
  readonly index: PictureIndex
  readonly filter: PictureQuestion
  readonly now: EpochMs
  /** 32-bit integer. */
  readonly seed: number
}

/** Parameters of the methods, the same for every operation and named in each picture's provenance. */
export const pictureParameters = {
  halfLifeWeeks: 8,
  topK: 10,
  draws: 1000,
  listedPlaces: 200,
  longestHours: 12,
  peakFromIncidents: 8,
  weeksShown: 156,
  weeksCompared: 104,
  discoveredOnlyAbove: 0.8,
} as const
