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

/** Which flag a point has from the left where several stand on one spot. */
export function besideEachOther(
  open: readonly PointMessage[],
  anchors: ReadonlyMap<string, readonly [number, number]>,
): ReadonlyMap<string, number> {
  const onSpot = new Map<string, number>()
  return new Map(
    open.map(({ id, stays }) => {
      const spot = String(anchors.get(stays.at(-1)?.placeId ?? ''))
      const before = onSpot.get(spot) ?? 0
      onSpot.set(spot, before + 1)
      return [id, before]
    }),
  )
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
