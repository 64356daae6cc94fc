/**
 * The two kernels of densities in the plane, each of unit mass. The bandwidth of the Gaussian is its standard deviation along an
 * axis; that of the quartic (biweight, Silverman 1986, chapter 4) is its radius, beyond which it is zero.
 */
export type PlanarKernel = 'gaussian' | 'quartic'

/**
 * Beyond so many standard deviations the Gaussian is left out: there it is 3.7e-6 of its peak, and 3.7e-6 of its mass lies there.
 */
const gaussianReach = 5

/** Metres from the point beyond which the kernel is taken as zero. */
export const reachOf = (kernel: PlanarKernel, bandwidthMetres: number): number =>
  kernel === 'gaussian' ? gaussianReach * bandwidthMetres : bandwidthMetres

/** Metres beyond which a double shows nothing of the kernel's mass: nine standard deviations of the Gaussian. */
export const wholeReachOf = (kernel: PlanarKernel, bandwidthMetres: number): number =>
  kernel === 'gaussian' ? 9 * bandwidthMetres : bandwidthMetres

/** The kernel at its centre, per square metre. */
export const peakOf = (kernel: PlanarKernel, bandwidthMetres: number): number =>
  (kernel === 'gaussian' ? 1 / 2 : 3) / (Math.PI * bandwidthMetres * bandwidthMetres)

/** The kernel at a squared distance, per square metre. The Gaussian is not cut here. */
export function kernelAt(kernel: PlanarKernel, bandwidthMetres: number, squared: number): number {
  const scaled = squared / (bandwidthMetres * bandwidthMetres)
  const peak = peakOf(kernel, bandwidthMetres)
  if (kernel === 'gaussian') return peak * Math.exp(-0.5 * scaled)
  return scaled >= 1 ? 0 : peak * (1 - scaled) * (1 - scaled)
}
