import type { Pair } from '../geo/geometry.ts'
import type { SplitProblem } from '../geo/split-polygon.ts'

/** Why the ground cannot be so. `id` is the record meant, `at` the place on the ground where it goes wrong. */
export type GroundProblem =
  | { readonly code: 'geometry.self-crossing'; readonly id: string; readonly at: Pair }
  | { readonly code: 'geometry.broken'; readonly id: string }
  | { readonly code: 'place.outside'; readonly id: string; readonly kilometres: number }
  | { readonly code: 'place.nowhere'; readonly id: string }
  | { readonly code: 'place.floor-without-building'; readonly id: string }
  | { readonly code: 'place.floor-outdoors'; readonly id: string }
  | { readonly code: 'place.ring'; readonly id: string }
  | { readonly code: 'place.duplicate'; readonly id: string; readonly other: string }
  | { readonly code: 'place.name-personal'; readonly id: string }
  | { readonly code: 'place.has-incidents' | 'area.has-incidents'; readonly id: string }
  | { readonly code: 'ground.not-found'; readonly id: string }
  | { readonly code: 'ground.id-taken'; readonly id: string }
  | { readonly code: 'merge.itself'; readonly id: string }
  | { readonly code: 'merge.one-in-the-other'; readonly id: string }
  | { readonly code: 'split.no-polygon'; readonly id: string }
  | (SplitProblem & { readonly id: string })
  | { readonly code: 'walk.ends'; readonly id: string }
  | { readonly code: 'walk.length-unknown'; readonly id: string }
