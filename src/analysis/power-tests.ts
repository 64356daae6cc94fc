import type { PowerInput } from './power.ts'
import { logGamma, normalQuantile } from './special.ts'

/** Whether these counts would be called a fall. The comparison's are 0 where there is none. */
type FallTest = (before: number, after: number, otherBefore: number, otherAfter: number) => boolean

/** The test of the Effect page in closed form: the upper end of its interval lies below no change. */
export function fallTest(input: PowerInput): FallTest {
  const { afterPerBefore: length, dispersion, alpha, test, comparisonBefore } = input
  const z = -normalQuantile(alpha / 2)
  if (test === 'wdd') return differenceTest(length, dispersion, z)
  return comparisonBefore === null ? ratioTestAlone(length, dispersion, alpha, z) : ratioTest(dispersion, alpha, z)
}

const differenceTest =
  (length: number, dispersion: number, z: number): FallTest =>
  (before, after, otherBefore, otherAfter) => {
    const estimate = after / length - before - (otherAfter / length - otherBefore)
    const variance = dispersion * ((after + otherAfter) / length ** 2 + before + otherBefore)
    return estimate < -z * Math.sqrt(variance)
  }

/** As `rateRatio(…).inflated`, whose `ofScaledCounts` answers for an empty cell. */
const ratioTest =
  (dispersion: number, alpha: number, z: number): FallTest =>
  (before, after, otherBefore, otherAfter) => {
    if (before === 0 || otherAfter === 0) return false
    if (after === 0 || otherBefore === 0) {
      const [top, opposite] = [Math.ceil(after / dispersion), Math.ceil(otherBefore / dispersion)]
      const [left, right] = [Math.floor(before / dispersion), Math.floor(otherAfter / dispersion)]
      return left > 0 && right > 0 && leastCellProbability(top, left, opposite, right) <= alpha / 2
    }
    const log = Math.log(after / before) - Math.log(otherAfter / otherBefore)
    return log < -z * Math.sqrt(dispersion * (1 / before + 1 / after + 1 / otherBefore + 1 / otherAfter))
  }

/** Two windows of one place: given both counts, those after are binomial with the share of time after. */
const ratioTestAlone =
  (length: number, dispersion: number, alpha: number, z: number): FallTest =>
  (before, after) => {
    if (before === 0) return false
    if (after === 0) return -Math.floor(before / dispersion) * Math.log1p(length) <= Math.log(alpha / 2)
    return Math.log(after / before / length) < -z * Math.sqrt(dispersion * (1 / before + 1 / after))
  }

/** Hypergeometric probability of a table one of whose first diagonal's cells is empty: nothing lies below it. */
function leastCellProbability(a: number, b: number, opposite: number, c: number): number {
  const logFactorial = (n: number) => logGamma(n + 1)
  const margins = [a + b, a + c, opposite + b, opposite + c]
  const cells = [a, b, c, opposite, a + b + c + opposite]
  const log = margins.reduce((sum, n) => sum + logFactorial(n), 0) - cells.reduce((sum, n) => sum + logFactorial(n), 0)
  return Math.exp(log)
}
