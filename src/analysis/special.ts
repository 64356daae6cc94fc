/**
 * The special functions that the kernels need, in double precision.
 * Sources: Lanczos (1964) with Godfrey's coefficients (g = 7, n = 9) for ln Γ; the asymptotic series of
 * DLMF 5.11.2 for ψ; series and continued fractions of DLMF 8.11.4, 8.9.2 and 8.17.22 by Lentz's method
 * (Numerical Recipes 3rd ed., §6.2 and §6.4). Held against scipy 1.17 in test/reference/special.test.ts.
 */

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
const halfLogTwoPi = 0.9189385332046727
const epsilon = 2.220446049250313e-16
const tiny = 1e-300

/** ln Γ(x) for x > 0. Relative error about 1e-14. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  let sum = lanczos[0]!
  for (let i = 1; i < 9; i++) sum += lanczos[i]! / (z + i)
  const t = z + 7.5
  return halfLogTwoPi + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** ψ(x) = d ln Γ(x) / dx for x > 0. */
export function digamma(x: number): number {
  let shift = 0
  let z = x
  for (; z < 10; z++) shift -= 1 / z
  const r = 1 / (z * z)
  const series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - (r * 691) / 32760)))))
  return shift + Math.log(z) - 0.5 / z - series
}

/** x^a e^(−x) / Γ(a), in logs first so that large `a` does not overflow. */
const gammaFront = (a: number, x: number) => Math.exp(a * Math.log(x) - x - logGamma(a))

/** Regularised lower incomplete gamma P(a, x): the distribution function of Gamma(a, rate 1). a > 0, x ≥ 0. */
export function gammaBelow(a: number, x: number): number {
  if (!(x > 0)) return 0
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x)
}

/** Q(a, x) = 1 − P(a, x) without cancellation in the upper tail. */
export function gammaAbove(a: number, x: number): number {
  if (!(x > 0)) return 1
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x)
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; Math.abs(term) > Math.abs(sum) * epsilon; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * gammaFront(a, x)
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let i = 1, change = 0; Math.abs(change - 1) > epsilon && i < 100_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = nonZero(an * d + b)
    c = nonZero(b + an / c)
    d = 1 / d
    change = d * c
    h *= change
  }
  return h * gammaFront(a, x)
}

const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value)

/**
 * The x with P(a, x) = p: the quantile of Gamma(a, rate 1). 0 < p < 1.
 * Halley steps from the Wilson–Hilferty start, kept inside a bracket that bisection can always halve; for
 * small `a` the lower end is where P(a, x) ≈ x^a / Γ(a + 1), solved in closed form.
 */
export function gammaQuantile(p: number, a: number): number {
  const small = Math.exp((Math.log(p) + logGamma(a + 1)) / a)
  if (small < 1e-8 * (a + 1)) return small
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let x = a < 0.5 ? small : quantileStart(p, a)
  for (let i = 0; i < 100; i++) {
    const error = gammaBelow(a, x) - p
    if (error > 0) high = x
    else low = x
    const slope = gammaFront(a, x) / x
    const newton = error / slope
    const step = newton / (1 - 0.5 * Math.min(1, newton * ((a - 1) / x - 1)))
    // Asked before the bracket: x itself is one of its ends, and a step of nothing would not lie inside.
    if (Math.abs(step) <= 1e-14 * x) return x - step
    const next = x - step
    const isInside = next > low && next < high
    // Far out in a tail steps are of one length whatever is left: then every other one halves the bracket.
    if (isInside && (i < fewSteps || i % 2 === 0)) x = next
    else x = high === Number.POSITIVE_INFINITY ? 2 * x : (low + high) / 2
  }
  return x
}

/** What Halley takes from a start that is near. */
const fewSteps = 10

/** Wilson & Hilferty (1931): the cube root of a gamma variable is nearly normal. */
function quantileStart(p: number, a: number): number {
  const cube = 1 - 1 / (9 * a) + normalQuantileRough(p) / (3 * Math.sqrt(a))
  return Math.max(a * cube * cube * cube, 1e-3 * a)
}

/** Abramowitz & Stegun 26.2.22, error under 3e-3: a start for Halley needs no more. */
function normalQuantileRough(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p < 0.5 ? p : 1 - p))
  const z = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t))
  return p < 0.5 ? -z : z
}

/** Regularised incomplete beta I_x(a, b): the distribution function of Beta(a, b). a, b > 0, 0 ≤ x ≤ 1. */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1, change = 0; Math.abs(change - 1) > epsilon && m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    change = d * c
    h *= change
  }
  return h
}

/** Φ(z): the standard normal below z, with full relative precision in both tails. */
export function normalBelow(z: number): number {
  const half = 0.5 * gammaAbove(0.5, z * z * 0.5)
  return z > 0 ? 1 - half : half
}

/** The z with Φ(z) = p, 0 < p < 1: Acklam's rational start (2003, relative error 1.15e-9), then one Halley step. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  const z = acklam(p)
  const error = (normalBelow(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp(z * z * 0.5)
  return z - error / (1 + z * error * 0.5)
}

const acklamCentre = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
]
const acklamCentreBelow = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const acklamTail = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const acklamTailBelow = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
const horner = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0)

function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return horner(acklamTail, q) / horner(acklamTailBelow, q)
  }
  const q = p - 0.5
  return (horner(acklamCentre, q * q) * q) / horner(acklamCentreBelow, q * q)
}

/** P(T ≤ t) of Student's t with `freedom` > 0 degrees. */
export function studentBelow(t: number, freedom: number): number {
  const half = 0.5 * betaBelow(freedom / (freedom + t * t), freedom / 2, 0.5)
  return t > 0 ? 1 - half : half
}

/** The t with P(T ≤ t) = p, 0 < p < 1, by bisection on the half line: 1e-12 relative. */
export function studentQuantile(p: number, freedom: number): number {
  if (p === 0.5) return 0
  if (p > 0.5) return -studentQuantile(1 - p, freedom)
  let low = -1
  while (studentBelow(low, freedom) > p && low > -1e300) low *= 2
  let high = low === -1 ? 0 : low / 2
  for (let i = 0; i < 200 && high - low > 1e-13 * -low; i++) {
    const middle = (low + high) / 2
    if (studentBelow(middle, freedom) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
