/**
 * What the planner of presence is given (docs/methods/plan.md). Time is whole minutes from the plan's beginning; rates are by slots of
 * five minutes; places are numbered from 0 and the points are the first of them.
 */
export interface PlanInput {
  /** Point × slot, row by row: events expected in each slot of 5 minutes, ≥ 0. */
  readonly rates: Float64Array
  /** One a point, ≥ 0: what an event there weighs. Its length is the number of points. */
  readonly harm: Float64Array
  /** Place × place, row by row: minutes on the way from the row to the column; Infinity where there is none. Rounded up to whole minutes. */
  readonly walkMinutes: Float64Array
  readonly units: readonly PlanUnit[]
  /** Kind × point, row by row: 1 where that kind of unit may visit. */
  readonly mayVisit: Uint8Array
  /** From the end of a visit to the next at the same point, whoever makes it. Default 30. */
  readonly gapMinutes?: number
  readonly mustCover?: readonly MustCover[]
  /** Longest time without a visit inside a must-cover window. Default 120. */
  readonly floorMinutes?: number
  /** Visits that a person has decided. They are kept as they are, whatever their length, memory and gaps say. */
  readonly pinned?: readonly PlanVisit[]
  readonly forbidden?: readonly ForbiddenVisit[]
  /** Begun in the last shift, in this plan's minutes: no visit of the plan begins there at the same minute again. */
  readonly lastStarts?: readonly { readonly point: number; readonly start: number }[]
  /** Visits made already, in this plan's minutes, < 0 for before its beginning: their effect and their gap go on. */
  readonly done?: readonly Visit[]
  /** Minutes in which what is felt of a visit halves. Default 30. */
  readonly halfLifeMinutes?: number
}

/** One unit in one shift. */
export interface PlanUnit {
  /** A row of `mayVisit`. */
  readonly kind: number
  /** Where it is at `from`. */
  readonly place: number
  /** The shift `[from, to)`. */
  readonly from: number
  readonly to: number
  /** Shifts of the same team must not overlap; left out: a team of its own. */
  readonly team?: number
  /** No visit and no walking; wherever the unit is. */
  readonly breaks?: readonly Span[]
  readonly appointments?: readonly Appointment[]
}

export interface Span {
  readonly from: number
  readonly to: number
}

export interface Appointment extends Span {
  readonly place: number
}

export interface MustCover extends Span {
  readonly point: number
}

export interface ForbiddenVisit extends Span {
  readonly unit: number
  readonly point: number
}

export interface Visit {
  readonly point: number
  readonly start: number
  /** Minutes there. */
  readonly dwell: number
}

export interface PlanVisit extends Visit {
  readonly unit: number
}

/** Minutes that a planned visit lasts (Koper 1995). */
export const shortestVisit = 10
export const longestVisit = 16
export const slotMinutes = 5

/** The input with every default filled in, and sizes named. */
export interface PlanProblem extends Required<Omit<PlanInput, 'rates' | 'harm' | 'walkMinutes'>> {
  readonly pointCount: number
  readonly placeCount: number
  readonly slotCount: number
  /** Minutes of the horizon: five a slot. */
  readonly horizon: number
  /** Point × slot: rate × harm. */
  readonly weight: Float64Array
  /** Place × place, whole minutes; `noWay` where there is none. */
  readonly walk: Int32Array
}

/** More minutes than any plan has. */
export const noWay = 1 << 28
