import { describe, expect, it } from 'vitest'
import { gaussLegendre } from './gauss-legendre.ts'

describe('Gauss–Legendre quadrature', () => {
  it('is exact for powers up to degree 2n − 1', () => {
    for (const count of [1, 2, 5, 24]) {
      const { nodes, weights } = gaussLegendre(count)
      for (let degree = 0; degree < 2 * count; degree++) {
        const sum = nodes.reduce((total, x, k) => total + x ** degree * (weights[k] ?? Number.NaN), 0)
        expect(sum).toBeCloseTo(degree % 2 === 1 ? 0 : 2 / (degree + 1), 12)
      }
    }
  })
  it('has the nodes ±1/√3 for two, and 0, ±√(3/5) with weights 8/9 and 5/9 for three', () => {
    expect(gaussLegendre(2).nodes[1]).toBeCloseTo(1 / Math.sqrt(3), 14)
    const { nodes, weights } = gaussLegendre(3)
    expect(nodes[0]).toBeCloseTo(-Math.sqrt(0.6), 14)
    expect(Array.from(weights, (weight) => Math.round(weight * 9 * 1e9) / 1e9)).toEqual([5, 8, 5])
  })
})
