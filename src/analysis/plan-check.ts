import { fail, requireIndexes, requireNonNegative, requireSome, requireWhole, requireWithin } from './check.ts'
import { noWay, type PlanInput, type PlanProblem, type PlanUnit, type Span, slotMinutes } from './plan-input.ts'
import { requireEngagements } from './plan-timeline.ts'

const mostPoints = 1000
const mostUnits = 200
/** Two days of slots: felt presence is exact in doubles over it, and tables of points × minutes fit. */
const mostSlots = 576

/**
 * Checks the input once and fills in what was left out. O(points × slots + places²).
 * @throws MethodError with the argument, the entry and what to give instead
 */
export function planProblem(input: PlanInput): PlanProblem {
  const pointCount = input.harm.length
  requireSome('harm', input.harm)
  if (pointCount > mostPoints) fail('too-many', 'harm', `at most ${mostPoints} points`)
  requireNonNegative('harm', input.harm)
  requireNonNegative('rates', input.rates)
  const slotCount = input.rates.length / pointCount
  if (!Number.isInteger(slotCount)) fail('length-differs', 'rates', `a multiple of ${pointCount} points`)
  requireWhole('rates per point', slotCount, 1, mostSlots)
  const placeCount = Math.sqrt(input.walkMinutes.length)
  if (!Number.isInteger(placeCount)) fail('length-differs', 'walkMinutes', 'as many rows as columns')
  if (placeCount < pointCount) fail('too-few', 'walkMinutes', `at least ${pointCount} places: points are the first`)
  if (input.mayVisit.length % pointCount !== 0) {
    fail('length-differs', 'mayVisit', `a multiple of ${pointCount} points`)
  }
  requireIndexes('mayVisit', input.mayVisit, 2)
  const problem: PlanProblem = {
    gapMinutes: 30,
    mustCover: [],
    floorMinutes: 120,
    pinned: [],
    forbidden: [],
    lastStarts: [],
    done: [],
    halfLifeMinutes: 30,
    ...given(input),
    pointCount,
    placeCount,
    slotCount,
    horizon: slotCount * slotMinutes,
    weight: input.rates.map((rate, cell) => rate * input.harm[Math.floor(cell / slotCount)]),
    walk: wholeMinutes(input.walkMinutes),
  }
  requireWhole('gapMinutes', problem.gapMinutes, 0, 1440)
  requireWhole('floorMinutes', problem.floorMinutes, 1, 1440)
  requireWithin('halfLifeMinutes', problem.halfLifeMinutes, 1, 1440)
  requireUnits(problem)
  requireWishes(problem)
  problem.units.forEach((_, unit) => requireEngagements(problem, unit))
  return problem
}

/** Without what is undefined, so that it does not cover a default. */
const given = (input: PlanInput) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as unknown as PlanInput

function wholeMinutes(walkMinutes: Float64Array): Int32Array {
  return Int32Array.from(walkMinutes, (minutes, i) => {
    if (Number.isNaN(minutes)) fail('not-finite', 'walkMinutes', 'minutes ≥ 0, or Infinity for no way', i)
    if (minutes < 0) fail('negative', 'walkMinutes', 'minutes ≥ 0', i)
    // A minute's millionth is rounding in the sum of links, not a minute more to walk.
    return minutes > noWay ? noWay : Math.ceil(minutes - 1e-6)
  })
}

function requireUnits({ units, mayVisit, pointCount, placeCount, horizon }: PlanProblem): void {
  if (units.length > mostUnits) fail('too-many', 'units', `at most ${mostUnits}`)
  units.forEach((unit, i) => {
    requireWhole(`units[${i}].kind`, unit.kind, 0, mayVisit.length / pointCount - 1)
    requireWhole(`units[${i}].place`, unit.place, 0, placeCount - 1)
    requireSpan(`units[${i}]`, unit, horizon)
    unit.appointments?.forEach(({ place }, k) =>
      requireWhole(`units[${i}].appointments[${k}].place`, place, 0, placeCount - 1),
    )
    const twice = units.findIndex((other, j) => j < i && unit.team !== undefined && sameTime(unit, other))
    if (twice >= 0)
      fail('repeated', 'units', `shifts of team ${unit.team} that do not overlap (see units[${twice}])`, i)
  })
}

const sameTime = (one: PlanUnit, other: PlanUnit) =>
  one.team === other.team && one.from < other.to && other.from < one.to

function requireWishes(problem: PlanProblem): void {
  const { pointCount, units, horizon } = problem
  const point = (name: string, value: number) => requireWhole(`${name}.point`, value, 0, pointCount - 1)
  const unit = (name: string, value: number) => requireWhole(`${name}.unit`, value, 0, units.length - 1)
  problem.mustCover.forEach((window, i) => {
    point(`mustCover[${i}]`, window.point)
    requireSpan(`mustCover[${i}]`, window, horizon)
  })
  problem.pinned.forEach((visit, i) => {
    point(`pinned[${i}]`, visit.point)
    unit(`pinned[${i}]`, visit.unit)
    requireSpan(`pinned[${i}]`, { from: visit.start, to: visit.start + visit.dwell }, horizon)
  })
  problem.forbidden.forEach((span, i) => {
    point(`forbidden[${i}]`, span.point)
    unit(`forbidden[${i}]`, span.unit)
    requireSpan(`forbidden[${i}]`, span, horizon)
  })
  problem.lastStarts.forEach((last, i) => {
    point(`lastStarts[${i}]`, last.point)
    requireWhole(`lastStarts[${i}].start`, last.start, -100_000, 100_000)
  })
  problem.done.forEach((visit, i) => {
    point(`done[${i}]`, visit.point)
    requireWhole(`done[${i}].start`, visit.start, -100_000, horizon)
    requireWhole(`done[${i}].dwell`, visit.dwell, 0, 1440)
  })
}

function requireSpan(name: string, { from, to }: Span, horizon: number): void {
  requireWhole(`${name}.from`, from, 0, horizon)
  requireWhole(`${name}.to`, to, 0, horizon)
  if (to <= from) fail('end-before-start', name, 'an end after its start')
}
