import { normalAbove } from './normal-tail.ts'

/**
 * Kernels along a line, of unit mass over −1 … 1 bandwidths and zero beyond (Okabe & Sugihara 2012 ask for a bounded support).
 * The Gaussian has its standard deviation at a third of the bandwidth and is cut there, at 1.1 % of its height.
 */
export type LineKernel = 'quartic' | 'epanechnikov' | 'gaussian'

export interface LineShape {
  /** Height at `u` bandwidths, 0 ≤ u ≤ 1, per bandwidth. */
  readonly at: (u: number) => number
  /** Mass from the middle to `u` bandwidths, 0 to ½. */
  readonly massTo: (u: number) => number
}

const kept = 1 - 2 * normalAbove(3)

export const lineShapes: Record<LineKernel, LineShape> = {
  quartic: {
    at: (u) => 0.9375 * (1 - u * u) * (1 - u * u),
    massTo: (u) => 0.9375 * u * (1 + u * u * (0.2 * u * u - 2 / 3)),
  },
  epanechnikov: {
    at: (u) => 0.75 * (1 - u * u),
    massTo: (u) => 0.75 * u * (1 - (u * u) / 3),
  },
  gaussian: {
    at: (u) => (3 / (Math.sqrt(2 * Math.PI) * kept)) * Math.exp(-4.5 * u * u),
    massTo: (u) => (0.5 - normalAbove(3 * u)) / kept,
  },
}
