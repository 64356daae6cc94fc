import { fail, requireSome } from './check.ts'
import { checkPoints, type WeightedPoints } from './kernel-grid.ts'

export interface KernelBandwidth {
  /** For the Gaussian: Scott's normal reference with the spread of both axes. Its standard deviation, metres. */
  readonly gaussianMetres: number
  /** The radius of the quartic that is as good for the same points. */
  readonly quarticMetres: number
  /** The same rule for each axis alone, for those who stretch the kernel. 0 where all points share the coordinate. */
  readonly eastMetres: number
  readonly northMetres: number
  /** How many equal weights these are worth: (Σw)² / Σw². */
  readonly effectivePoints: number
}

/**
 * What the asymptotic mean integrated squared error asks of the quartic's radius for each metre of the Gaussian's: for a normal
 * density h⁶ = 2R(K) / (μ₂² · ∫(∇²f)²) / n in the plane, which is 1 for the Gaussian and (2 · 9/(5π) · 64 · 2π)^(1/6) for the quartic.
 */
const quarticForGaussian = 460.8 ** (1 / 6)

/**
 * How far to smooth when nothing else says so: Scott's normal reference (Scott 1992, Multivariate Density Estimation), s · n^(−1/6), with s² the mean
 * of the variances east and north. It is right for one round cloud of points and too wide for a town with several: take it as
 * the most that is worth trying. docs/methods/kde.md
 * @throws MethodError on entries as `kernelDensity`, on points worth fewer than two, and on points that all lie in one place
 * Cost: O(points).
 */
export function kernelBandwidth(points: WeightedPoints): KernelBandwidth {
  checkPoints(points)
  const { eastMetres, northMetres, weights } = points
  requireSome('eastMetres', eastMetres, 2)
  const weight = weights ?? new Float64Array(eastMetres.length).fill(1)
  const heaviest = weight.reduce((a, b) => Math.max(a, b), 0)
  if (heaviest === 0) fail('not-positive', 'weights', 'two weights > 0 or more')
  // Shares of the heaviest, so that no square of a tiny weight is lost.
  const share = weight.map((w) => w / heaviest)
  const sum = share.reduce((a, b) => a + b, 0)
  const effectivePoints = sum ** 2 / share.reduce((a, b) => a + b * b, 0)
  if (!(effectivePoints > 1 + 1e-9)) fail('too-few', 'weights', 'two weights > 0 or more')
  const east = variance(eastMetres, share, sum, effectivePoints)
  const north = variance(northMetres, share, sum, effectivePoints)
  if (east + north === 0) fail('all-alike', 'eastMetres', 'points in two places or more')
  const shrink = effectivePoints ** (-1 / 6)
  const gaussianMetres = Math.sqrt((east + north) / 2) * shrink
  return {
    gaussianMetres,
    quarticMetres: gaussianMetres * quarticForGaussian,
    eastMetres: Math.sqrt(east) * shrink,
    northMetres: Math.sqrt(north) * shrink,
    effectivePoints,
  }
}

/** With n − 1 where the weights are equal, and the same correction of the effective number where they are not. */
function variance(values: Float64Array, share: Float64Array, sum: number, effective: number): number {
  const origin = values[0]!
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += (share[i]! * (values[i]! - origin)) / sum
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (share[i]! / sum) * (values[i]! - origin - mean) ** 2
  return (squares * effective) / (effective - 1)
}
