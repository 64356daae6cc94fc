import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { differenceQuantile } from './gamma-difference.ts'
import { gammaBelow, gammaQuantile } from './special.ts'

const belief = (least: number) =>
  fc.record({
    shape: fc.double({ min: least, max: 200, noNaN: true }),
    rate: fc.double({ min: 0.01, max: 500, noNaN: true }),
  })

type Belief = { readonly shape: number; readonly rate: number }

/** P(Y − X ≤ at), averaged over a fine grid of quantiles of X. */
function below(at: number, y: Belief, x: Belief): number {
  const cells = 600
  let sum = 0
  for (let i = 0; i < cells; i++) {
    const rest = (gammaQuantile((i + 0.5) / cells, x.shape) / x.rate + at) * y.rate
    if (rest > 0) sum += gammaBelow(y.shape, rest) / cells
  }
  return sum
}

it.each([
  [0.5, 0.016],
  [5.5, 0.003],
])('with shapes from %d has tails within %d of those of numerical integration', (least, error) =>
  fc.assert(
    fc.property(belief(least), belief(least), (y, x) => {
      expect(Math.abs(below(differenceQuantile(y, x, 0.05, -1), y, x) - 0.05)).toBeLessThan(error)
      expect(Math.abs(below(differenceQuantile(y, x, 0.05, 1), y, x) - 0.95)).toBeLessThan(error)
    }),
    { numRuns: 60 },
  ),
)

it('turns its sign when the two change places', () =>
  fc.assert(
    fc.property(belief(0.5), belief(0.5), (y, x) => {
      const [low, high] = [differenceQuantile(y, x, 0.05, -1), differenceQuantile(x, y, 0.05, 1)]
      expect(low).toBeCloseTo(-high, 6)
    }),
  ))
