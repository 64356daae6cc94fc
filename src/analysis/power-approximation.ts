import type { PowerInput } from './power.ts'
import { normalQuantile } from './special.ts'

/**
 * The smallest fall by the normal approximation: effect = (z_{1−α/2} + z_wanted) × standard error at the expected counts,
 * the textbook formula of sample size. Null where no fall short of nothing suffices.
 */
export function approximateSmallestFall(input: PowerInput): number | null {
  const need = -normalQuantile(input.alpha / 2) + normalQuantile(input.wanted)
  const surplus = input.test === 'wdd' ? differenceSurplus : ratioSurplus
  let below = surplus(input, 0, need)
  if (below >= 0) return 0
  // With few incidents the standard error of the log grows faster than the effect: the first crossing is the answer.
  for (let step = 1; step < 1000; step++) {
    const here = surplus(input, step / 1000, need)
    if (here >= 0) return (step - here / (here - below)) / 1000
    below = here
  }
  return null
}

function ratioSurplus(input: PowerInput, fall: number, need: number): number {
  const { targetBefore, comparisonBefore, afterPerBefore, dispersion } = input
  const inverse = (count: number) => 1 / count + 1 / (count * afterPerBefore)
  const target = 1 / targetBefore + 1 / (targetBefore * afterPerBefore * (1 - fall))
  const other = comparisonBefore === null ? 0 : inverse(comparisonBefore)
  return -Math.log1p(-fall) - need * Math.sqrt(dispersion * (target + other))
}

function differenceSurplus(input: PowerInput, fall: number, need: number): number {
  const { targetBefore, comparisonBefore, afterPerBefore, dispersion } = input
  const sum = targetBefore * (1 + (1 - fall) / afterPerBefore) + (comparisonBefore ?? 0) * (1 + 1 / afterPerBefore)
  return targetBefore * fall - need * Math.sqrt(dispersion * sum)
}
