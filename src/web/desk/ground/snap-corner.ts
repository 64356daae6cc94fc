import type { Geometry, Pair } from '../../../domain/geo/geometry.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import type { Sheet } from './draw-layer.tsx'

/** A click this close to a corner means that corner: neighbours then share their edges. */
const nearPixels = 9

type Nested = Pair | readonly Nested[]
const pairsIn = (nested: Nested): readonly Pair[] =>
  typeof nested[0] === 'number' ? [nested as Pair] : (nested as readonly Nested[]).flatMap(pairsIn)

function cornersOf(ground: Ground): readonly Pair[] {
  const shapes: (Geometry | null)[] = [...ground.places.values(), ...ground.areas.values()].map(
    ({ geometry }) => geometry,
  )
  const lines = [...ground.walks.values()].flatMap(({ line }) => line ?? [])
  return [...shapes.flatMap((shape) => (shape ? pairsIn(shape.coordinates) : [])), ...lines]
}

/** The corner that a click means, or null. */
export function nearestCorner(
  ground: Ground,
  sheet: Sheet,
  at: { readonly x: number; readonly y: number },
): Pair | null {
  let nearest: readonly [pixels: number, pair: Pair | null] = [nearPixels, null]
  for (const pair of cornersOf(ground)) {
    const { x, y } = sheet.pixel(pair)
    const pixels = Math.hypot(x - at.x, y - at.y)
    if (pixels < nearest[0]) nearest = [pixels, pair]
  }
  return nearest[1]
}
