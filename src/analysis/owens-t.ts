import { gaussLegendre } from './gauss-legendre.ts'
import { normalAbove } from './normal-tail.ts'

/**
 * Owen's T (1956, Annals of Mathematical Statistics 27, 1075–1090):
 * T(h, a) = 1/(2π) ∫₀ᵃ exp(−h²(1 + x²)/2) / (1 + x²) dx, the mass of a standard normal pair in the wedge h < X, 0 < Y < aX.
 * By Gauss–Legendre for |a| ≤ 1, where the integrand is smooth, and by Owen's reflection beyond.
 * Error under 1e-13. Cost: 10 exponentials, and two normal tails when |a| > 1.
 */
export function owensT(h: number, a: number): number {
  const height = Math.abs(h)
  const slope = Math.abs(a)
  const value = slope <= 1 ? lowWedge(height, slope) : steepWedge(height, slope)
  return a < 0 ? -value : value
}

const nodeCount = 10
const { nodes, weights } = gaussLegendre(nodeCount)

function lowWedge(h: number, a: number): number {
  const half = a / 2
  const fall = -0.5 * h * h
  let sum = 0
  for (let i = 0; i < nodeCount; i++) {
    const x = half * (1 + nodes[i]!)
    const square = 1 + x * x
    sum += (weights[i]! * Math.exp(fall * square)) / square
  }
  return (sum * half) / (2 * Math.PI)
}

/** T(h, a) + T(ah, 1/a) = (Q(h) + Q(ah))/2 − Q(h)Q(ah), with Q the upper tail, for h ≥ 0 and a > 0. */
function steepWedge(h: number, a: number): number {
  // A slope without bound on the axis itself is a right angle.
  const far = h === 0 ? 0 : a * h
  const near = normalAbove(h)
  const beyond = normalAbove(far)
  return (near + beyond) / 2 - near * beyond - lowWedge(far, 1 / a)
}
