import { fail } from './check.ts'
import { excessLogRatio } from './excess-log-ratio.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { checkScan, type PermutationScanInput } from './permutation-scan-input.ts'
import { randomStream } from './random.ts'
import { type Windows, windowsOf } from './scan-windows.ts'
import { type Places, placesOf, type Zones, zonesOf } from './scan-zones.ts'
import { checkpoint, type Divisible, doWhole, type Hooks } from './work.ts'

/** A cylinder: the places within a circle, over a stretch of days. */
export interface ScanCluster {
  readonly centreEastMetres: number
  readonly centreNorthMetres: number
  readonly radiusMetres: number
  /** Distinct places in the circle. */
  readonly places: number
  /** First and last day, both counted. */
  readonly fromDay: number
  readonly toDay: number
  readonly observed: number
  /** Events in the circle × events in the days ÷ all events. */
  readonly expected: number
  readonly ratio: number
  readonly logLikelihoodRatio: number
  /** (permutations whose best cylinder is at least as good + 1) / (permutations + 1): for all cylinders looked at together. */
  readonly p: number
}

export interface PermutationScan {
  readonly events: number
  readonly places: number
  readonly cylinders: number
  /** Best first; the circles of two clusters have no place in common. Empty when no cylinder holds more than expected. */
  readonly clusters: readonly ScanCluster[]
}

/** `no-circle`: every circle holds more than the largest share; `no-window`: no event within `longestDays` of `lastDay`. */
export type ScanUndefined = NotDefined<'no-circle' | 'no-window'>

/** The greatest log likelihood ratio of each of some permutations. */
export interface ScanPart {
  readonly greatest: Float64Array
}

interface Scene {
  readonly places: Places
  readonly zones: Zones
  readonly windows: Windows
  readonly fewest: number
}

/** Cylinders looked at in one permutation, at most: a few seconds. And counts by place and day held at once: 200 MB. */
const mostCylinders = 1e9
const mostCounts = 5e7

function sceneOf(input: PermutationScanInput): Scene {
  const { days, radiusMetres, longestDays, lastDay, largestShare = 0.5, when = 'now', fewestEvents = 2 } = input
  const places = placesOf(input.eastMetres, input.northMetres)
  const zones = zonesOf(places, radiusMetres, largestShare * days.length)
  const windows = windowsOf(days, { longestDays, when, lastDay })
  if (zones.place.length * windows.first.length > mostCylinders) {
    fail('too-many', 'radiusMetres', `at most ${mostCylinders} cylinders`)
  }
  if (places.events.length * windows.days.length > mostCounts) {
    fail('too-many', 'eastMetres', `at most ${mostCounts} places × days`)
  }
  return { places, zones, windows, fewest: fewestEvents }
}

export const permutationScanWork: Divisible<PermutationScanInput, ScanPart, PermutationScan | ScanUndefined> = {
  units: (input) => {
    checkScan(input)
    return input.permutations
  },
  part: (input, from, to, hooks) => {
    const scene = sceneOf(input)
    const scan = scanner(scene)
    // In order of place and of day: the same events in another order of rows draw the same permutations.
    const placeOf = scene.places.placeOf.slice().sort()
    const dayOf = scene.windows.dayOf.slice().sort()
    const dealt = new Int32Array(dayOf.length)
    const greatest = new Float64Array(to - from)
    for (let permutation = from; permutation < to; permutation++) {
      dealt.set(dayOf)
      randomStream(input.seed, permutation).shuffle(dealt)
      greatest[permutation - from] = scan(placeOf, dealt, none).ratio
      checkpoint(hooks, permutation - from + 1, to - from)
    }
    return { greatest }
  },
  join: (input, parts) => {
    const scene = sceneOf(input)
    if (scene.zones.count === 0) return notDefined('no-circle')
    if (scene.windows.first.length === 0) return notDefined('no-window')
    const greatest = parts.flatMap((part) => Array.from(part.greatest))
    return {
      events: input.days.length,
      places: scene.places.events.length,
      cylinders: scene.zones.count * scene.windows.first.length,
      clusters: clustersOf(scene, greatest, input.mostClusters ?? 5),
    }
  },
}

/**
 * Space-time permutation scan (Kulldorff, Heffernan, Hartman, Assunção & Mostashari 2005, PLoS Medicine 2(3), e59): is
 * there a new cluster somewhere? Looks at every circle around a place, over every stretch of days, for more events than
 * the circle's and the days' own totals explain; the best cylinder is compared with the best of the same events with
 * their days dealt out at random, which pays for having looked everywhere. docs/methods/scan.md
 *
 * The answer depends on the set of events, not on the order of rows.
 * @throws MethodError for bad input
 * Cost: permutations × places in all circles × windows × 1–5 ns.
 */
export const permutationScan = (input: PermutationScanInput, hooks?: Hooks): PermutationScan | ScanUndefined =>
  doWhole(permutationScanWork, input, hooks)

const none: ReadonlySet<number> = new Set()

interface Best {
  readonly ratio: number
  /** Of the zones: the last entry of the circle. */
  readonly entry: number
  readonly centre: number
  readonly window: number
  readonly count: number
}

/** Finds the best cylinder of events with these places and days, among circles that hold no place of `taken`. */
function scanner({ places, zones, windows, fewest }: Scene) {
  const { start, place, held } = zones
  const { first, last, before } = windows
  const dayCount = before.length - 1
  const total = before[dayCount]
  const earliest = first.length > 0 ? first.reduce((a, b) => Math.min(a, b)) : dayCount
  const width = dayCount - earliest
  // Place × day from the earliest that any window reaches: events; then the same for the circle, cumulated over days.
  const counts = new Int32Array(places.events.length * width)
  const circle = new Int32Array(width)
  const sums = new Int32Array(width + 1)
  return (placeOf: Int32Array, dayOf: Int32Array, taken: ReadonlySet<number>): Best => {
    counts.fill(0)
    for (let event = 0; event < placeOf.length; event++) {
      if (dayOf[event] >= earliest) counts[placeOf[event] * width + dayOf[event] - earliest]++
    }
    let best: Best = { ratio: 0, entry: -1, centre: -1, window: -1, count: 0 }
    for (let centre = 0; centre + 1 < start.length; centre++) {
      circle.fill(0)
      for (let entry = start[centre]; entry < start[centre + 1]; entry++) {
        if (taken.size > 0 && taken.has(place[entry])) break
        const from = place[entry] * width
        for (let day = 0; day < width; day++) circle[day] += counts[from + day]
        if (held[entry] === 0) continue
        for (let day = 0; day < width; day++) sums[day + 1] = sums[day] + circle[day]
        for (let window = 0; window < first.length; window++) {
          const count = sums[last[window] + 1 - earliest] - sums[first[window] - earliest]
          const product = held[entry] * (before[last[window] + 1] - before[first[window]])
          if (count < fewest || count * total <= product) continue
          const ratio = excessLogRatio(count, product / total, total)
          if (ratio > best.ratio) best = { ratio, entry, centre, window, count }
        }
      }
    }
    return best
  }
}

/** The best cylinder, then the best among circles without a place of it, and so on. */
function clustersOf(scene: Scene, greatest: readonly number[], most: number): ScanCluster[] {
  const { places, zones, windows } = scene
  const scan = scanner(scene)
  const taken = new Set<number>()
  const clusters: ScanCluster[] = []
  while (clusters.length < most) {
    const best = scan(places.placeOf, windows.dayOf, taken)
    if (best.ratio === 0) break
    const from = zones.start[best.centre]
    for (let entry = from; entry <= best.entry; entry++) taken.add(zones.place[entry])
    const { first, last, before, days, until } = windows
    const inDays = before[last[best.window] + 1] - before[first[best.window]]
    const expected = (zones.held[best.entry] * inDays) / windows.dayOf.length
    // Equal ratios that come from other counts may differ in their last bits: those are ties, and ties count.
    const atLeast = greatest.filter((ratio) => ratio >= best.ratio - 1e-9).length
    clusters.push({
      centreEastMetres: places.eastMetres[best.centre],
      centreNorthMetres: places.northMetres[best.centre],
      radiusMetres: zones.radiusMetres[best.entry],
      places: best.entry - from + 1,
      fromDay: days[first[best.window]],
      toDay: until[best.window],
      observed: best.count,
      expected,
      ratio: best.count / expected,
      logLikelihoodRatio: best.ratio,
      p: (atLeast + 1) / (greatest.length + 1),
    })
  }
  return clusters
}
