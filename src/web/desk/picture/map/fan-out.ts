export interface Disc {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface Shift {
  readonly dx: number
  readonly dy: number
}

const gapPixels = 3
/** What a finger needs for itself (WCAG 2.5.8): a square of this size, which reaches further at its corners than a disc. */
const targetPixels = 24
const rounds = 80
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/**
 * Moves discs apart until none covers another, nor the square in which it is pressed, as little as needed: several
 * floors of one stairwell share one anchor, and each must be seen and hit. The same input gives the same answer.
 * @param discs pixels; the first is moved least
 * @returns one shift a disc, in pixels. Cost: rounds × n², n is about a dozen
 */
export function fanOut(discs: readonly Disc[]): readonly Shift[] {
  const at = discs.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < rounds; round++) {
    let moved = false
    for (let j = 1; j < discs.length; j++) for (let i = 0; i < j; i++) moved = pushApart(discs, at, i, j) || moved
    if (!moved) break
  }
  return discs.map(({ x, y }, i) => ({ dx: (at[i]?.x ?? x) - x, dy: (at[i]?.y ?? y) - y }))
}

function pushApart(discs: readonly Disc[], at: { x: number; y: number }[], i: number, j: number): boolean {
  const [a, b, da, db] = [at[i], at[j], discs[i], discs[j]]
  if (!a || !b || !da || !db) return false
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const distance = Math.hypot(dx, dy)
  // On the very same spot each takes a direction of its own.
  const [ux, uy] =
    distance < 0.01 ? [Math.cos(j * goldenAngle), Math.sin(j * goldenAngle)] : [dx / distance, dy / distance]
  const wanted = Math.max(da.radius + db.radius + gapPixels, targetPixels / Math.max(Math.abs(ux), Math.abs(uy)))
  const lack = wanted - distance
  if (lack <= 0.01) return false
  // The better ranked stays nearer to where it is.
  a.x -= ux * lack * 0.25
  a.y -= uy * lack * 0.25
  b.x += ux * lack * 0.75
  b.y += uy * lack * 0.75
  return true
}
