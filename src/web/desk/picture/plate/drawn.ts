import type { AreaRole } from '../../../../domain/place/place.ts'
import type { PlacesMessage } from '../../../../wire/places.ts'
import type { PointMessage } from '../../../../wire/points.ts'
import type { OverlayMark } from '../layer/overlay.ts'
import type { PlacedDisc } from '../map/discs.ts'
import type { Move } from '../map/move-arrow.ts'
import type { Project } from './svg-path.ts'

/** What stands on the map at one moment: all that is needed to draw it once more on paper. */
export interface Drawn {
  readonly width: number
  readonly height: number
  readonly zoom: number
  readonly project: Project
  readonly places: PlacesMessage
  readonly areaTitles: Readonly<Record<AreaRole, string>>
  readonly discs: readonly PlacedDisc[]
  /** Whether a layer carries the amounts, so that the discs only number the places. */
  readonly isQuiet: boolean
  readonly move: Move | null
  readonly points: readonly PointMessage[]
  readonly overlay: readonly OverlayMark[]
  readonly selected: string | undefined
}
