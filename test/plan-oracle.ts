import type { PlanInput, PlanVisit, Visit } from '../src/analysis/plan-input.ts'

/** The planner's rules and its formula once more, slowly and by the letter: whatever it does is held to these. */

const middle = (slot: number) => 5 * slot + 2.5
const effect = (dwell: number) => (dwell < 5 ? 0 : dwell > 12 ? 1 : (dwell - 5) / 7)

/** Σ over points and slots of rate × harm × felt. */
export function slowValue(input: PlanInput, visits: readonly Visit[]): number {
  const slots = input.rates.length / input.harm.length
  let sum = 0
  input.harm.forEach((harm, point) => {
    for (let slot = 0; slot < slots; slot++) {
      let notFelt = 1
      for (const visit of [...visits, ...(input.done ?? [])]) {
        if (visit.point !== point || middle(slot) < visit.start) continue
        const age = Math.max(0, middle(slot) - visit.start - visit.dwell)
        notFelt *= 1 - effect(visit.dwell) * 2 ** (-age / (input.halfLifeMinutes ?? 30))
      }
      sum += (input.rates[point * slots + slot] ?? 0) * harm * (1 - notFelt)
    }
  })
  return sum
}

/** Every rule that the plan breaks, in words. */
export function brokenRules(input: PlanInput, visits: readonly PlanVisit[]): string[] {
  const broken: string[] = []
  const pinned = input.pinned ?? []
  const same = (a: PlanVisit, b: PlanVisit) =>
    a.unit === b.unit && a.point === b.point && a.start === b.start && a.dwell === b.dwell
  const isPinned = (visit: PlanVisit) => pinned.some((pin) => same(pin, visit))
  for (const pin of pinned) if (!visits.some((visit) => same(visit, pin))) broken.push('a pinned visit is gone')
  for (const visit of visits.filter((one) => !isPinned(one))) {
    const kind = input.units[visit.unit]?.kind ?? -1
    const end = visit.start + visit.dwell
    if (visit.dwell < 10 || visit.dwell > 16 || !Number.isInteger(visit.start)) broken.push('a length or a minute')
    if (input.mayVisit[kind * input.harm.length + visit.point] !== 1) broken.push('a kind where it may not be')
    for (const span of input.forbidden ?? []) {
      if (span.unit === visit.unit && span.point === visit.point && visit.start < span.to && end > span.from)
        broken.push('a forbidden visit')
    }
    if (input.lastStarts?.some((last) => last.point === visit.point && last.start === visit.start))
      broken.push('the minute of the last shift')
    const others: Visit[] = [...visits.filter((other) => other !== visit), ...(input.done ?? [])]
    for (const other of others.filter((one) => one.point === visit.point)) {
      const gap = input.gapMinutes ?? 30
      if (visit.start < other.start + other.dwell + gap && other.start < end + gap) broken.push('the gap')
    }
  }
  input.units.forEach((_, unit) => broken.push(...brokenRoute(input, unit, visits)))
  return broken
}

/** Minute by minute: what a unit is at, and whether it can walk from each thing to the next outside breaks. */
function brokenRoute(input: PlanInput, unit: number, visits: readonly PlanVisit[]): string[] {
  const shift = input.units[unit]
  if (!shift) return ['no such unit']
  const places = Math.sqrt(input.walkMinutes.length)
  const own = visits.filter((visit) => visit.unit === unit)
  const stops = [
    ...own.map(({ point, start, dwell }) => ({ place: point, from: start, to: start + dwell })),
    ...(shift.appointments ?? []),
  ].sort((a, b) => a.from - b.from)
  const inBreak = (minute: number) => (shift.breaks ?? []).some(({ from, to }) => minute >= from && minute < to)
  const broken: string[] = []
  let { place, from: free } = shift
  for (const stop of stops) {
    if (stop.from < shift.from || stop.to > shift.to) broken.push('outside the shift')
    for (let minute = stop.from; minute < stop.to; minute++) if (inBreak(minute)) broken.push('a visit in a break')
    const walk = input.walkMinutes[place * places + stop.place] ?? Number.POSITIVE_INFINITY
    const rest = Math.ceil(walk - 1e-6)
    let walked = false
    for (let leave = free; leave + rest <= stop.from && !walked; leave++) {
      walked = true
      for (let minute = leave; minute < leave + rest; minute++) if (inBreak(minute)) walked = false
    }
    if (!walked) broken.push(`too far: ${walk} minutes from ${free} to ${stop.from}`)
    place = stop.place
    free = stop.to
  }
  return broken
}

/** The greatest value of any plan of one or two units that start at `from` and have neither breaks nor wishes: all routes, and all pairs that could be more. */
export function greatestValue(input: PlanInput): number {
  const routes = input.units.map((_, unit) =>
    routesOf(input, unit)
      .map((route) => ({ route, value: slowValue(input, route) }))
      .sort((a, b) => b.value - a.value),
  )
  const [first = [], second = [{ route: [], value: 0 }]] = routes
  let best = 0
  for (const one of first) {
    if (one.value + (second[0]?.value ?? 0) <= best) break
    for (const other of second) {
      // Together they are worth at most their sum.
      if (one.value + other.value <= best) break
      const visits = [...one.route, ...other.route]
      if (input.units.length > 1 && brokenRules(input, visits).length > 0) continue
      best = Math.max(best, slowValue(input, visits))
    }
  }
  return best
}

function routesOf(input: PlanInput, unit: number): PlanVisit[][] {
  const routes: PlanVisit[][] = [[]]
  const places = Math.sqrt(input.walkMinutes.length)
  const extend = (route: readonly PlanVisit[], place: number, free: number) => {
    for (let point = 0; point < input.harm.length; point++) {
      const arrives = free + Math.ceil(input.walkMinutes[place * places + point] ?? Number.POSITIVE_INFINITY)
      for (let start = arrives; start + 10 <= (input.units[unit]?.to ?? 0); start++) {
        if (route.some((one) => one.point === point && start < one.start + one.dwell + (input.gapMinutes ?? 30)))
          continue
        for (let dwell = 10; dwell <= 16 && start + dwell <= (input.units[unit]?.to ?? 0); dwell++) {
          const longer = [...route, { unit, point, start, dwell }]
          routes.push(longer)
          extend(longer, point, start + dwell)
        }
      }
    }
  }
  extend([], input.units[unit]?.place ?? 0, input.units[unit]?.from ?? 0)
  return routes
}
