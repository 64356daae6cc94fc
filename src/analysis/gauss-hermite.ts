import { requireWhole } from './check.ts'

/** Where to look at a function, and with what weight, for its mean over the standard normal. */
export interface NormalQuadrature {
  /** Rising, symmetric about 0. */
  readonly nodes: Float64Array
  /** Natural logarithms: the outermost weights of many nodes are near 1e-30. */
  readonly logWeights: Float64Array
}

const made = new Map<number, NormalQuadrature>()

/**
 * Gauss–Hermite nodes and weights for ∫ f(x) φ(x) dx with φ the standard normal density: exact for polynomials up to
 * degree 2n − 1. The nodes are the roots of the Hermite polynomial of degree n, the weights Christoffel's 1 / Σ_j p_j(x)²
 * over the orthonormal polynomials of lower degree (Golub & Welsch 1969, Math. Comp. 23, 221–230). The physicists'
 * rule, for the weight e^(−x²), has nodes x/√2 and weights w·√π.
 * @param count n, 2 to 128
 * Cost: O(n²) the first time for each n, then kept: about 1 ms for 61.
 */
export function gaussHermite(count: number): NormalQuadrature {
  requireWhole('count', count, 2, 128)
  const known = made.get(count)
  if (known) return known
  const nodes = new Float64Array(count)
  const logWeights = new Float64Array(count)
  const half = count >> 1
  for (let k = 0; k < count - half; k++) {
    const middle = count % 2 === 1 && k === 0
    const x = middle ? 0 : rootWithBelow(count, half + k)
    const logWeight = -Math.log(polynomials(count, x).squares)
    nodes[half + k] = x
    nodes[count - 1 - half - k] = middle ? 0 : -x
    logWeights[half + k] = logWeight
    logWeights[count - 1 - half - k] = logWeight
  }
  const rule = { nodes, logWeights }
  made.set(count, rule)
  return rule
}

/**
 * The orthonormal Hermite polynomials at x by their recurrence p_(j+1) = (x·p_j − √j·p_(j−1)) / √(j+1).
 * `below` is how many roots of p_n lie under x (Sturm: n less the changes of sign), `squares` is Σ_(j<n) p_j².
 */
function polynomials(count: number, x: number) {
  let before = 0
  let now = 1
  let squares = 0
  let changes = 0
  for (let j = 0; j < count; j++) {
    squares += now * now
    const next = (x * now - Math.sqrt(j) * before) / Math.sqrt(j + 1)
    if (next < 0 !== now < 0) changes++
    before = now
    now = next
  }
  return { below: count - changes, squares, value: now, lower: before }
}

/** The root of p_n with `below` others under it, for roots > 0: halving until it is alone, then Newton's steps. */
function rootWithBelow(count: number, below: number): number {
  let low = 0
  let high = 2 * Math.sqrt(count)
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (polynomials(count, middle).below > below) high = middle
    else low = middle
  }
  let x = (low + high) / 2
  for (let i = 0; i < 3; i++) {
    const { value, lower } = polynomials(count, x)
    x -= value / (Math.sqrt(count) * lower)
  }
  return x
}
