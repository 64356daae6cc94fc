import type { PictureMessage } from '../../../../wire/picture.ts'
import type { PixelPoint } from './discs.ts'

/** The two places that the room's sentence names, when it says that the problems may have moved. */
export interface Move {
  readonly from: string
  readonly to: string
}

export const moveOf = ({ sentence }: Pick<PictureMessage, 'sentence'>): Move | null =>
  sentence.code === 'picture.moved' ? { from: sentence.downId, to: sentence.upId } : null

interface Round extends PixelPoint {
  readonly radius: number
}

/** Room between an arrow's ends and the discs it joins. */
const clearancePixels = 6
/** How far the arrow bends out, as a share of its length. */
const bend = 0.18

/**
 * A bent arrow from one disc to another as an SVG path, always drawn so that words along it stand upright.
 * Null where the discs are too near for an arrow to be seen.
 */
export function arrowPath(from: Round, to: Round): { readonly path: string; readonly isForward: boolean } | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  const [leave, arrive] = [from.radius + clearancePixels, to.radius + clearancePixels]
  if (length < leave + arrive + 40) return null
  const isForward = dx >= 0
  const side = isForward ? -1 : 1
  const middle = {
    x: from.x + dx / 2 - (dy / length) * side * -bend * length,
    y: from.y + dy / 2 + (dx / length) * side * bend * length,
  }
  const start = towards(from, middle, leave)
  const end = towards(to, middle, arrive)
  const [a, b] = isForward ? [start, end] : [end, start]
  const text = ({ x, y }: PixelPoint) => `${x.toFixed(1)} ${y.toFixed(1)}`
  return { path: `M${text(a)}Q${text(middle)} ${text(b)}`, isForward }
}

function towards(from: PixelPoint, to: PixelPoint, distance: number): PixelPoint {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance }
}
