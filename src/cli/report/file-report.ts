import type { Pair } from '../../domain/geo/geometry.ts'
import type { EpochMs } from '../../domain/time/interval.ts'
import type { FileFacts, FileQuality, PlaceOrigin, PlacePosition, SinceDate } from '../../usecases/file-analysis.ts'
import type { PictureMessage } from '../../wire/picture.ts'

/** All that a report says, before it is said in a language. */
export interface FileReport {
  readonly version: string
  readonly writtenAt: EpochMs
  readonly timeZone: string
  readonly file: FileFacts
  readonly quality: FileQuality
  readonly places: PlaceOrigin
  readonly since: SinceDate | null
  readonly picture: PictureMessage | null
  /** By place id. */
  readonly positions: ReadonlyMap<string, PlacePosition>
  /** Where anything happened. */
  readonly seen: readonly Pair[]
  /** Outer rings of the target area; empty without one. */
  readonly target: readonly (readonly Pair[])[]
}
