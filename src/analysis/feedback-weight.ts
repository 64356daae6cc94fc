import { fail, requireIndexes, requireLength, requireTimes, requireWhole } from './check.ts'

/**
 * The feedback guard: incidents that police found themselves measure presence as much as crime, and a plan that counts
 * them sends police where police were, until all patrols go to one place. Each such incident therefore weighs less the
 * more of the presence was there: 1 − the share of presence spent at its place in that kind of shift over the weeks
 * before it. Ensign, Friedler, Neville, Scheidegger & Venkatasubramanian 2018, Proc. Machine Learning Research 81,
 * 160–171, in which such an incident is kept with that probability; a weight and not a draw, so that results repeat.
 * docs/methods/feedback-weight.md
 */
export interface PresenceRows {
  /** Start and end of each stay, epoch ms; stays of several units may overlap. */
  readonly from: Float64Array
  readonly to: Float64Array
  /** 0 … placeCount − 1 */
  readonly place: ArrayLike<number>
  /** Kind of shift, such as day, evening, night: 0 … kindCount − 1 */
  readonly kind: ArrayLike<number>
}

export interface DiscoveredRows {
  /** Epoch ms. */
  readonly at: Float64Array
  readonly place: ArrayLike<number>
  /** The kind of shift in which it was found. */
  readonly kind: ArrayLike<number>
}

export interface FeedbackOptions {
  readonly placeCount: number
  readonly kindCount: number
  /** How far back presence counts; 8 unless given, 1 to 520. */
  readonly weeks?: number
}

export interface FeedbackWeights {
  /** 0 to 1, one a discovered incident; 0 where no presence is logged: such incidents stay outside the rank. */
  readonly weight: Float64Array
  /** Minutes of presence at the place, and at all places, in that kind of shift over the weeks before. */
  readonly minutesHere: Float64Array
  readonly minutesInAll: Float64Array
  /** Incidents without any presence in that kind of shift before them. */
  readonly unlogged: number
}

const minuteMs = 60_000
const weekMs = 7 * 24 * 60 * minuteMs

/**
 * The weight of each discovered incident, from the presence in [at − weeks, at).
 * @throws MethodError for times that are none, stays that end before they start, or places and kinds that do not exist
 * Cost: O((stays + incidents) log stays).
 */
export function feedbackWeights(
  presence: PresenceRows,
  discovered: DiscoveredRows,
  { placeCount, kindCount, weeks = 8 }: FeedbackOptions,
): FeedbackWeights {
  requireWhole('placeCount', placeCount, 1, 1e6)
  requireWhole('kindCount', kindCount, 1, 1000)
  requireWhole('weeks', weeks, 1, 520)
  checkPresence(presence, placeCount, kindCount)
  checkDiscovered(discovered, placeCount, kindCount)
  // Milliseconds since the first stay: whole numbers, whose sums are exact until they are very many.
  const origin = presence.from.reduce((first, from) => Math.min(first, from), Number.POSITIVE_INFINITY)
  const inKind = staysBy(presence, origin, (row) => presence.kind[row]!)
  const inPlace = staysBy(presence, origin, (row) => presence.kind[row]! * placeCount + presence.place[row]!)
  const count = discovered.at.length
  const [weight, minutesHere, minutesInAll] = [0, 0, 0].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let unlogged = 0
  for (let row = 0; row < count; row++) {
    const end = discovered.at[row]! - origin
    const start = end - weeks * weekMs
    const kind = discovered.kind[row]!
    minutesInAll[row] = minutesWithin(inKind.get(kind), start, end)
    minutesHere[row] = minutesWithin(inPlace.get(kind * placeCount + discovered.place[row]!), start, end)
    if (minutesInAll[row]! > 0) weight[row] = Math.max(0, 1 - minutesHere[row]! / minutesInAll[row]!)
    else unlogged++
  }
  return { weight, minutesHere, minutesInAll, unlogged }
}

function checkPresence({ from, to, place, kind }: PresenceRows, placeCount: number, kindCount: number): void {
  requireLength('presenceTo', to, 'presenceFrom', from.length)
  requireLength('presencePlace', place, 'presenceFrom', from.length)
  requireLength('presenceKind', kind, 'presenceFrom', from.length)
  requireTimes('presenceFrom', from)
  requireTimes('presenceTo', to)
  for (let row = 0; row < from.length; row++) {
    if (to[row]! < from[row]!) fail('end-before-start', 'presenceTo', 'ends that are not before their starts', row)
  }
  requireIndexes('presencePlace', place, placeCount)
  requireIndexes('presenceKind', kind, kindCount)
}

function checkDiscovered({ at, place, kind }: DiscoveredRows, placeCount: number, kindCount: number): void {
  requireLength('place', place, 'at', at.length)
  requireLength('kind', kind, 'at', at.length)
  requireTimes('at', at)
  requireIndexes('place', place, placeCount)
  requireIndexes('kind', kind, kindCount)
}

/** Starts and ends of stays, sorted, each with the sums up to it. */
interface Stays {
  readonly starts: Float64Array
  readonly startSums: Float64Array
  readonly ends: Float64Array
  readonly endSums: Float64Array
}

function staysBy(presence: PresenceRows, origin: number, keyOf: (row: number) => number): ReadonlyMap<number, Stays> {
  const rows = new Map<number, number[]>()
  for (let row = 0; row < presence.from.length; row++) {
    if (presence.to[row] === presence.from[row]) continue
    const key = keyOf(row)
    const list = rows.get(key)
    if (list) list.push(row)
    else rows.set(key, [row])
  }
  const sorted = (times: Float64Array, list: readonly number[]) =>
    Float64Array.from(list, (row) => times[row]! - origin).sort()
  return new Map(
    Array.from(rows, ([key, list]) => {
      const starts = sorted(presence.from, list)
      const ends = sorted(presence.to, list)
      return [key, { starts, startSums: runningSums(starts), ends, endSums: runningSums(ends) }]
    }),
  )
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!
  return sums
}

function minutesWithin(stays: Stays | undefined, start: number, end: number): number {
  // Where no stay reaches into the weeks there is nothing, and not what rounding leaves of two equal sums.
  if (!stays || countUpTo(stays.starts, end) === countUpTo(stays.ends, start)) return 0
  return Math.max(0, stayedUntil(stays, end) - stayedUntil(stays, start)) / minuteMs
}

/** Σ max(0, t − start) − Σ max(0, t − end): all that was stayed before t. */
function stayedUntil({ starts, startSums, ends, endSums }: Stays, t: number): number {
  const begun = countUpTo(starts, t)
  const ended = countUpTo(ends, t)
  return begun * t - startSums[begun]! - (ended * t - endSums[ended]!)
}

/** How many entries of a sorted array are at most `t`. */
function countUpTo(sorted: Float64Array, t: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= t) low = middle + 1
    else high = middle
  }
  return low
}
