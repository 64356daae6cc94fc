import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gaussHermite } from './gauss-hermite.ts'

const mean = (count: number, f: (x: number) => number) => {
  const { nodes, logWeights } = gaussHermite(count)
  return nodes.reduce((sum, x, k) => sum + Math.exp(logWeights[k] ?? Number.NaN) * f(x), 0)
}

describe('Gauss–Hermite quadrature', () => {
  it('gives the moments of the normal, 1, 0, 1, 0, 3, 0, 15 …, up to degree 2n − 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 128 }), fc.integer({ min: 0, max: 20 }), (count, degree) => {
        let moment = degree % 2 === 1 ? 0 : 1
        for (let k = degree % 2 === 0 ? degree - 1 : 0; k > 0; k -= 2) moment *= k
        const size = mean(count, (x) => Math.abs(x ** degree))
        expect(Math.abs(mean(count, (x) => x ** degree) - moment)).toBeLessThan(1e-11 * Math.max(1, size))
      }),
    )
  })

  it('gives the mean of a log-normal, which is no polynomial', () => {
    expect(mean(41, (x) => Math.exp(x))).toBeCloseTo(Math.exp(0.5), 12)
    expect(mean(41, (x) => Math.exp(-2 * x))).toBeCloseTo(Math.exp(2), 10)
  })

  it('has rising nodes that mirror each other, and keeps what it made', () => {
    for (const count of [2, 3, 41, 61, 128]) {
      const { nodes, logWeights } = gaussHermite(count)
      for (let k = 0; k < count; k++) {
        expect(nodes[k]).toBe(-(nodes[count - 1 - k] ?? Number.NaN) + 0)
        expect(logWeights[k]).toBe(logWeights[count - 1 - k])
        if (k > 0) expect(nodes[k]).toBeGreaterThan(nodes[k - 1] ?? Number.NaN)
      }
      expect(gaussHermite(count).nodes).toBe(nodes)
    }
  })

  it('refuses a number of nodes that it does not make', () => {
    for (const count of [1, 129, 41.5, Number.NaN]) expect(() => gaussHermite(count)).toThrow('count: ')
  })
})
