/** Where to look at a function on (−1, 1), and with what weight, for its integral. */
export interface IntervalQuadrature {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/**
 * Gauss–Legendre nodes and weights for ∫ f(x) dx over (−1, 1), exact for polynomials up to degree 2n − 1: Newton's method
 * on the recurrence of the Legendre polynomials (Davis & Rabinowitz 1984, Methods of Numerical Integration, §2.7).
 * @param count n ≥ 1
 * Cost: O(n²); keep the answer.
 */
export function gaussLegendre(count: number): IntervalQuadrature {
  const nodes = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < 20; step++) {
      let before = 0
      let now = 1
      for (let degree = 1; degree <= count; degree++) {
        const next = ((2 * degree - 1) * x * now - (degree - 1) * before) / degree
        before = now
        now = next
      }
      slope = (count * (x * now - before)) / (x * x - 1)
      x -= now / slope
    }
    nodes[i] = x
    weights[i] = 2 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}
