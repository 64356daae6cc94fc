import { done, type Result, refuse } from '../result.ts'
import type { Pair } from './geometry.ts'
import { contains } from './polygon.ts'

type Rings = readonly (readonly Pair[])[]

export type SplitProblem = {
  /** The line must pass through the outline exactly twice, and through no hole. */
  readonly code: 'split.must-cross-twice' | 'split.crosses-hole'
}

interface Crossing {
  readonly at: Pair
  /** Which segment of the outline, and how far along it. */
  readonly edge: number
  readonly share: number
  /** How far along the line: the segment's number and the share of it. */
  readonly along: number
}

/** Where the line passes through the ring; a touch at an end counts once. O(line × ring). */
function crossings(ring: readonly Pair[], line: readonly Pair[]): Crossing[] {
  const found: Crossing[] = []
  for (let i = 0; i + 1 < line.length; i++) {
    for (let edge = 0; edge + 1 < ring.length; edge++) {
      const [a, b] = [line[i] as Pair, line[i + 1] as Pair]
      const [c, d] = [ring[edge] as Pair, ring[edge + 1] as Pair]
      const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
      const cross = rx * sy - ry * sx
      if (cross === 0) continue
      const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
      const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
      if (t < 0 || t >= 1 || u < 0 || u >= 1) continue
      found.push({ at: [a[0] + t * rx, a[1] + t * ry], edge, share: u, along: i + t })
    }
  }
  return found.sort((a, b) => a.along - b.along)
}

/** The outline from one crossing forwards to another, both included. */
function outlineBetween(ring: readonly Pair[], from: Crossing, to: Crossing): Pair[] {
  const count = ring.length - 1
  const corners: Pair[] = [from.at]
  const isAhead = to.edge > from.edge || (to.edge === from.edge && to.share >= from.share)
  const steps = isAhead ? to.edge - from.edge : to.edge - from.edge + count
  for (let step = 1; step <= steps; step++) corners.push(ring[(from.edge + step) % count] as Pair)
  return [...corners, to.at]
}

const isSame = (a: Pair, b: Pair | undefined) => b !== undefined && a[0] === b[0] && a[1] === b[1]

const closed = (corners: readonly Pair[]): Pair[] => {
  const apart = corners.filter((corner, i) => !isSame(corner, corners[i - 1]))
  const first = apart[0] as Pair
  return isSame(first, apart.at(-1)) ? apart : [...apart, first]
}

/**
 * Cuts a polygon in two along a line that comes in from outside and goes out again. Holes go to the part that they
 * lie in. The parts share the very same corners along the cut, so that joining them gives the outline back.
 */
export function splitPolygon(rings: Rings, line: readonly Pair[]): Result<readonly [Rings, Rings], SplitProblem> {
  const [outer, ...holes] = rings as [readonly Pair[], ...(readonly Pair[])[]]
  const [first, second, ...more] = crossings(outer, line)
  if (!first || !second || more.length > 0) return refuse({ code: 'split.must-cross-twice' })
  if (holes.some((hole) => crossings(hole, line).length > 0)) return refuse({ code: 'split.crosses-hole' })
  const inside = line.filter((_, i) => i > first.along && i < second.along)
  const one = closed([...outlineBetween(outer, second, first), ...inside])
  const two = closed([...outlineBetween(outer, first, second), ...inside.toReversed()])
  if (one.length < 4 || two.length < 4) return refuse({ code: 'split.must-cross-twice' })
  const isInOne = (hole: readonly Pair[]) => {
    const [eastMetres, northMetres] = hole[0] as Pair
    return contains({ type: 'Polygon', coordinates: [one] }, { eastMetres, northMetres })
  }
  return done([
    [one, ...holes.filter(isInOne)],
    [two, ...holes.filter((hole) => !isInOne(hole))],
  ])
}
