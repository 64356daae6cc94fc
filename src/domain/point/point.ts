import type { Role } from '../access/policy.ts'
import type { PlaceId, PointDecisionId, PointId } from '../ids.ts'
import type { EpochMs, LocalDate } from '../time/interval.ts'

/** A point is where the problem is, once the commander has confirmed it. It keeps its history when it moves. */
export const pointStates = ['watch', 'active', 'tapering', 'closed'] as const
export type PointState = (typeof pointStates)[number]
export type OpenState = Exclude<PointState, 'closed'>

interface StateRule {
  /** What may come after. */
  readonly next: readonly PointState[]
  /** Whether it may be moved, merged and split. */
  readonly movable: boolean
}

/**
 * The one table of states. Presence tapers before a point is closed, so that nobody leaves a place from one day to the
 * next; what was only watched may be closed at once. A closed point stays closed: what comes back is a new point.
 */
export const pointRules: Readonly<Record<PointState, StateRule>> = {
  watch: { next: ['active', 'closed'], movable: true },
  active: { next: ['tapering'], movable: true },
  tapering: { next: ['active', 'closed'], movable: true },
  closed: { next: [], movable: false },
}

/** In which states a point may begin. */
export const openingStates = ['watch', 'active'] as const satisfies readonly OpenState[]
export type OpeningState = (typeof openingStates)[number]

/** Why a proposed place does not become a point. */
export const dismissReasons = ['one-off', 'known-cause', 'more-reporting', 'other-handles', 'not-seen'] as const
export type DismissReason = (typeof dismissReasons)[number]

/** Who saw that a point moved: a role and a kind of organisation, never a name. */
export const seerRoles = ['officer', 'safety-host', 'night-walker', 'caretaker', 'staff', 'resident'] as const
export const seerOrganisations = [
  'police',
  'municipality',
  'landlord',
  'school',
  'association',
  'trade',
  'none',
] as const
export interface SeenBy {
  readonly role: (typeof seerRoles)[number]
  readonly organisation: (typeof seerOrganisations)[number]
}

/** Where a point stands and how. */
export interface Standing {
  readonly place: PlaceId
  readonly state: PointState
}

/** What a decision does to one point: `from` null opens it, `to` null takes its opening back. */
export interface PointChange {
  readonly point: PointId
  readonly from: Standing | null
  readonly to: Standing | null
}

export const pointVerbs = ['accept', 'dismiss', 'move', 'merge', 'split', 'state', 'undo'] as const
export type PointVerb = (typeof pointVerbs)[number]

/** What a person decided. Decisions are only ever added; points are what they add up to (`lineage.ts`). */
export interface PointDecision {
  readonly id: PointDecisionId
  readonly verb: PointVerb
  readonly at: EpochMs
  /** The local day from which it holds. */
  readonly on: LocalDate
  readonly by: { readonly role: Role; readonly organisation: string }
  /** Of a move. */
  readonly seenBy: SeenBy | null
  /** Of a dismissal: which place, and why. */
  readonly place: PlaceId | null
  readonly reason: DismissReason | null
  /** Of an undoing: which decision it takes back. */
  readonly undoes: PointDecisionId | null
  readonly changes: readonly PointChange[]
}

/** A place, and the day from which the point stood there. */
export interface Stay {
  readonly place: PlaceId
  readonly from: LocalDate
}

export interface Point {
  readonly id: PointId
  readonly state: PointState
  /** Oldest first; the last is where it stands, or stood when it was closed. */
  readonly stays: readonly Stay[]
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate | null
  readonly parents: readonly PointId[]
  readonly children: readonly PointId[]
  /** How many decisions have touched it, undone ones and their undoing included: two people who edit are told apart by it. */
  readonly revision: number
}

export const isOpen = ({ state }: Pick<Point, 'state'>): boolean => state !== 'closed'

/** Where the point stands. */
export const placeOf = ({ stays }: Pick<Point, 'stays'>): PlaceId => (stays.at(-1) as Stay).place
