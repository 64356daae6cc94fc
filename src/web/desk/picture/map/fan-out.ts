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
const rounds = 80
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/**
 * Moves discs apart until none covers another, as little as needed: several floors of one stairwell
 * share one anchor, and each must be seen and hit. The same input gives the same answer.
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
  const wanted = da.radius + db.radius + gapPixels
  let [dx, dy] = [b.x - a.x, b.y - a.y]
  let distance = Math.hypot(dx, dy)
  if (distance >= wanted - 0.01) return false
  if (distance < 0.01) {
    // On the very same spot: each takes a direction of its own.
    ;[dx, dy, distance] = [Math.cos(j * goldenAngle), Math.sin(j * goldenAngle), 1]
  }
  const lack = wanted - Math.min(distance, Math.hypot(b.x - a.x, b.y - a.y))
  const [ux, uy] = [dx / distance, dy / distance]
  // The better ranked stays nearer to where it is.
  a.x -= ux * lack * 0.25
  a.y -= uy * lack * 0.25
  b.x += ux * lack * 0.75
  b.y += uy * lack * 0.75
  return true
}
