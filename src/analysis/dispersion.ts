import { fail, requireNonNegative, requireWhole } from './check.ts'

/**
 * How much more weekly counts vary than chance alone would make them: Pearson's χ² over its degrees of freedom
 * (McCullagh & Nelder 1989, §4.5.2) with each series weighted by its mean, φ = Σ_i Σ_w (x_iw − m_i)² ÷ Σ_i m_i (W − 1),
 * so that the busy places speak, and not the many where hardly anything happens and φ is near 1 whatever is true.
 * Near repeats make it 1.5 or so; a season or a trend within the weeks raises it too, which errs on the careful
 * side. Never under 1. O(series × weeks).
 * @param counts `[series * weekCount + week]`
 * @param from first week, `to` the one after the last; fewer than two give 1
 * @throws MethodError for negative counts, counts that are no whole number of series, or weeks that are not there
 */
export function weeklyDispersion(counts: ArrayLike<number>, weekCount: number, from: number, to: number): number {
  requireWhole('weekCount', weekCount, 0, 1e6)
  requireNonNegative('counts', counts)
  for (let i = 0; i < counts.length; i++)
    if (counts[i]! > 1e9) fail('out-of-range', 'counts', 'counts of at most 1e9', i)
  if (weekCount === 0 ? counts.length > 0 : counts.length % weekCount !== 0) {
    fail('length-differs', 'counts', `a whole number of series of ${weekCount} weeks each`)
  }
  requireWhole('from', from, 0, weekCount)
  requireWhole('to', to, 0, weekCount)
  const weeks = to - from
  if (weeks < 2 || weekCount === 0) return 1
  let pearson = 0
  let freedom = 0
  for (let start = 0; start < counts.length; start += weekCount) {
    let total = 0
    let squares = 0
    for (let week = start + from; week < start + to; week++) {
      total += counts[week]!
      squares += counts[week]! * counts[week]!
    }
    if (total === 0) continue
    const mean = total / weeks
    pearson += squares - total * mean
    freedom += mean * (weeks - 1)
  }
  return freedom > 0 ? Math.max(1, pearson / freedom) : 1
}
