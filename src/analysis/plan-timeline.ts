import { fail } from './check.ts'
import { noWay, type PlanProblem, type PlanUnit, type Span } from './plan-input.ts'

/** Where a unit must be and when: an appointment or a pinned visit. */
interface Anchor extends Span {
  readonly place: number
}

/** A stretch of a shift in which a unit goes where the plan sends it: it is at `place` at `from`, and at `next` at `to`. */
export interface FreeStretch extends Span {
  readonly place: number
  /** −1: the shift ends, wherever the unit is. */
  readonly next: number
  readonly breaks: readonly Span[]
}

const anchorsOf = ({ pinned, units }: PlanProblem, unit: number): readonly Anchor[] =>
  [
    ...(units[unit].appointments ?? []),
    ...pinned
      .filter((visit) => visit.unit === unit)
      .map(({ point, start, dwell }) => ({ place: point, from: start, to: start + dwell })),
  ].sort((a, b) => a.from - b.from)

const breaksOf = ({ breaks = [] }: PlanUnit): readonly Span[] => [...breaks].sort((a, b) => a.from - b.from)

/** The stretches of a unit's shift between its fixed engagements, in order. */
export function freeStretches(problem: PlanProblem, unit: number): readonly FreeStretch[] {
  const shift = problem.units[unit]
  const breaks = breaksOf(shift)
  const stretches: FreeStretch[] = []
  let { place, from } = shift
  const until = (to: number, next: number) =>
    stretches.push({ place, from, to, next, breaks: breaks.filter((pause) => pause.from >= from && pause.to <= to) })
  for (const anchor of anchorsOf(problem, unit)) {
    until(anchor.from, anchor.place)
    place = anchor.place
    from = anchor.to
  }
  until(shift.to, -1)
  return stretches
}

/** When somebody who leaves at `depart` and walks for so long arrives: whoever would be caught by a break walks after it. */
export function arrival(depart: number, walk: number, breaks: readonly Span[]): number {
  let leaves = depart
  for (const { from, to } of breaks) if (leaves < to && leaves + walk > from) leaves = walk === 0 ? leaves : to
  return leaves + walk
}

/**
 * That what is fixed for a unit can be kept: within its shift, nothing at the same time as anything else, and each
 * place reached from the one before.
 * @throws MethodError otherwise
 */
export function requireEngagements(problem: PlanProblem, unit: number): void {
  const shift = problem.units[unit]
  const fixed = [...anchorsOf(problem, unit), ...breaksOf(shift)].sort((a, b) => a.from - b.from)
  fixed.forEach((span, i) => {
    if (!Number.isInteger(span.from) || !Number.isInteger(span.to)) {
      fail('not-whole', `units[${unit}]`, 'appointments and breaks in whole minutes')
    }
    if (span.to <= span.from)
      fail('end-before-start', `units[${unit}]`, 'appointments and breaks that end after they begin')
    if (span.from < shift.from || span.to > shift.to) {
      fail('out-of-range', `units[${unit}]`, 'appointments, breaks and pinned visits within the shift')
    }
    if (i > 0 && span.from < fixed[i - 1].to) {
      fail('repeated', `units[${unit}]`, 'appointments, breaks and pinned visits that do not overlap')
    }
  })
  for (const { place, from, to, next, breaks } of freeStretches(problem, unit)) {
    if (next < 0) continue
    const walk = problem.walk[place * problem.placeCount + next]
    if (walk >= noWay || arrival(from, walk, breaks) > to) {
      fail('out-of-range', `units[${unit}]`, `engagements that can be reached in time: place ${next} by minute ${to}`)
    }
  }
}
