import { requireNonNegative, requireProbability, requireSome, requireWithin } from './check.ts'

/** What stands out among many, so that on average at most a share `level` of what is named is named wrongly. */
export interface EvidenceChoice {
  /** Indexes of the chosen, rising. */
  readonly chosen: Int32Array
  /** The least evidence that is chosen this time, n / (level · k) with k chosen; n / level (what one alone needs) when none is. */
  readonly cutOff: number
}

export const leastLevel = 1e-12

/**
 * The e-Benjamini–Hochberg procedure (Wang & Ramdas 2022, J. R. Statist. Soc. B 84(3), 822–852): with k the greatest
 * number such that k of the n are at least n / (level · k), those k are chosen. The false discovery rate is at most
 * `level` however the evidences depend on each other, when each has mean at most 1 where nothing is to be found.
 * It is Benjamini & Hochberg's step-up on p = 1 / evidence.
 * @param evidence finite numbers ≥ 0, at least one
 * @throws MethodError on a negative or missing evidence, a level outside [1e-12, 1)
 * Cost: O(n log n).
 */
export function eBenjaminiHochberg(evidence: ArrayLike<number>, level: number): EvidenceChoice {
  requireSome('evidence', evidence)
  requireNonNegative('evidence', evidence)
  requireProbability('level', level)
  // Below it the evidence asked for leaves the numbers that there are.
  requireWithin('level', level, leastLevel, 1)
  const count = evidence.length
  const rising = Float64Array.from(evidence).sort()
  let chosenCount = count
  while (chosenCount > 0 && rising[count - chosenCount] * level * chosenCount < count) chosenCount--
  const cutOff = count / (level * Math.max(1, chosenCount))
  const chosen: number[] = []
  if (chosenCount > 0) {
    // The least of the chosen, not the cut-off, which a rounding could put on the other side of it.
    const least = rising[count - chosenCount]
    for (let i = 0; i < count; i++) if (evidence[i]! >= least) chosen.push(i)
  }
  return { chosen: Int32Array.from(chosen), cutOff }
}
