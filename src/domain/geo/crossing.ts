import type { Pair } from './geometry.ts'

const turn = (a: Pair, b: Pair, c: Pair) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const isBetween = (a: Pair, b: Pair, c: Pair) =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1])

/** Where segments a–b and c–d meet; null when they do not. For collinear overlap one shared end is given. */
function meeting(a: Pair, b: Pair, c: Pair, d: Pair): Pair | null {
  const abc = turn(a, b, c)
  const abd = turn(a, b, d)
  const cda = turn(c, d, a)
  const cdb = turn(c, d, b)
  if (abc > 0 !== abd > 0 && cda > 0 !== cdb > 0 && abc !== 0 && abd !== 0 && cda !== 0 && cdb !== 0) {
    const t = cda / (cda - cdb)
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
  }
  if (abc === 0 && isBetween(a, b, c)) return c
  if (abd === 0 && isBetween(a, b, d)) return d
  if (cda === 0 && isBetween(c, d, a)) return a
  return cdb === 0 && isBetween(c, d, b) ? b : null
}

/**
 * The first place where a closed ring crosses or touches itself, else null. Segments are swept by their
 * western end, so rings with thousands of corners cost about n log n; the worst case is n².
 * Repeated neighbours are no crossing; a spike that runs back along its own edge is.
 */
export function selfCrossing(ring: readonly Pair[]): Pair | null {
  const corners = ring.filter((pair, i) => i === 0 || pair[0] !== ring[i - 1]?.[0] || pair[1] !== ring[i - 1]?.[1])
  const count = corners.length - 1
  const west = (i: number) => Math.min((corners[i] as Pair)[0], (corners[i + 1] as Pair)[0])
  const east = (i: number) => Math.max((corners[i] as Pair)[0], (corners[i + 1] as Pair)[0])
  const order = Array.from({ length: Math.max(0, count) }, (_, i) => i).sort((i, j) => west(i) - west(j))
  let active: number[] = []
  for (const i of order) {
    active = active.filter((j) => east(j) >= west(i))
    for (const j of active) {
      const met = crossingOf(corners, i, j, count)
      if (met) return met
    }
    active.push(i)
  }
  return null
}

/** Neighbours share one corner by right; anything more they share is a crossing. */
function crossingOf(corners: readonly Pair[], i: number, j: number, count: number): Pair | null {
  const [first, second] = i < j ? [i, j] : [j, i]
  const [a, b, c, d] = [corners[first], corners[first + 1], corners[second], corners[second + 1]] as [
    Pair,
    Pair,
    Pair,
    Pair,
  ]
  if (second === first + 1)
    return turn(a, b, d) === 0 && isBetween(a, b, d) ? d : turn(c, d, a) === 0 && isBetween(c, d, a) ? a : null
  if (first === 0 && second === count - 1)
    return turn(c, d, b) === 0 && isBetween(c, d, b) ? b : turn(a, b, c) === 0 && isBetween(a, b, c) ? c : null
  return meeting(a, b, c, d)
}
