import type { PointMessage } from '../../../../wire/points.ts'
import type { PixelPoint } from './discs.ts'

/** From one place to another, because people saw that a point went there. */
export interface PointMove {
  readonly key: string
  readonly from: string
  readonly to: string
}

/** How all open points came to where they are: their moves, and the merges and splits that they and their parents came out of. */
export function pointMoves(points: readonly PointMessage[]): readonly PointMove[] {
  const byId = new Map(points.map((point) => [point.id, point]))
  const moves = new Map<string, PointMove>()
  const add = (from: string | undefined, to: string | undefined) => {
    if (from && to && from !== to) moves.set(`${from} ${to}`, { key: `${from} ${to}`, from, to })
  }
  const queue = points.filter(({ state }) => state !== 'closed')
  const seen = new Set(queue)
  for (let point = queue.pop(); point; point = queue.pop()) {
    for (const [i, { placeId }] of point.stays.entries()) add(point.stays[i - 1]?.placeId, placeId)
    for (const parent of point.parents.flatMap((id) => byId.get(id) ?? [])) {
      add(parent.stays.at(-1)?.placeId, point.stays[0]?.placeId)
      if (!seen.has(parent)) queue.push(parent)
      seen.add(parent)
    }
  }
  return [...moves.values()]
}

/** What a flag needs for itself, and how far beside another it is put: a little more, so that rounding cannot go round. */
const flagPixels = 24
const flagStep = 27

/**
 * Where the flag of each open point is drawn: at its place, moved to the right where another stands on the same spot, as
 * the floors of a stairwell, or so near that one would cover the other. Without those whose place is nowhere.
 */
export function flagSpots(
  open: readonly PointMessage[],
  spotOf: (placeId: string) => PixelPoint | undefined,
): ReadonlyMap<string, PixelPoint> {
  const flags = open.flatMap(({ id, stays }) => {
    const spot = spotOf(stays.at(-1)?.placeId ?? '')
    return spot ? [{ id, x: spot.x, y: spot.y }] : []
  })
  const placed: PixelPoint[] = []
  for (const flag of flags.toSorted((a, b) => a.x - b.x)) {
    const inTheWay = () =>
      placed.find(({ x, y }) => Math.abs(x - flag.x) < flagPixels && Math.abs(y - flag.y) < flagPixels)
    for (let other = inTheWay(); other; other = inTheWay()) flag.x = other.x + flagStep
    placed.push(flag)
  }
  return new Map(flags.map(({ id, x, y }) => [id, { x, y }]))
}

/** Room that an arrow leaves around the places that it joins, in pixels: a ranked disc may stand there. */
const clearPixels = 28
const leastPixels = 12

/** A straight arrow between two spots as an SVG path; empty where they are too near for one to be seen. */
export function straightPath(from: PixelPoint, to: PixelPoint): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  if (length < 2 * clearPixels + leastPixels) return ''
  const at = (share: number) => `${(from.x + dx * share).toFixed(1)} ${(from.y + dy * share).toFixed(1)}`
  return `M${at(clearPixels / length)}L${at(1 - clearPixels / length)}`
}
