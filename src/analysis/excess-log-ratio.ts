/**
 * log of (c/μ)^c · ((C − c)/(C − μ))^(C − c) when more happened than expected, else 0: the Poisson likelihood ratio for c
 * of C events where μ are expected, given that C happened in all (Kulldorff et al. 2005). 0 ≤ count ≤ total,
 * 0 < expected ≤ total.
 */
export function excessLogRatio(count: number, expected: number, total: number): number {
  if (count <= expected) return 0
  const outside = total - count
  const inside = count * Math.log(count / expected)
  return outside === 0 ? inside : inside + outside * Math.log(outside / (total - expected))
}
