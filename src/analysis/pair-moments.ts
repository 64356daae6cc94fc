/**
 * Mean and variance of the number of pairs that are close in space and in time when times are dealt out to places at
 * random, every order equally likely: exact, without simulation (Barton & David 1966, *The random intersection of two
 * graphs*, in F. N. David (ed.), Research Papers in Statistics, Wiley; the mean and the variance need only the pairs and
 * the degrees of both graphs).
 */
export interface Graph {
  /** Number of pairs (edges). */
  readonly pairs: number
  /** Partners of each event: a view of n numbers whose sum is 2 · pairs. */
  readonly degrees: ArrayLike<number>
}

export const allPairs = (n: number): number => (n * (n - 1)) / 2

/** `R_i · C_j / N`. */
export const expectedPairs = (space: Graph, time: Graph, n: number): number => (space.pairs * time.pairs) / allPairs(n)

/**
 * Each graph is split into its mean, the part that its degrees explain and the rest; the parts are uncorrelated, so the
 * variance is a sum of two products that cannot be negative (the textbook form subtracts numbers of the size of the
 * mean squared). n ≥ 2. Cost: O(n).
 */
export function varianceOfPairs(space: Graph, time: Graph, n: number): number {
  if (n < 3) return 0
  const a = spread(space, n)
  const b = spread(time, n)
  const byDegrees = (a.degrees * b.degrees) / ((n - 2) ** 2 * (n - 1))
  return n < 4 ? byDegrees : byDegrees + (2 * a.rest * b.rest) / (n * (n - 3))
}

/** Sum of squares of the degrees about their mean, and of the part of the pairs that degrees do not explain. */
function spread({ pairs, degrees }: Graph, n: number): { readonly degrees: number; readonly rest: number } {
  const mean = (2 * pairs) / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (degrees[i] - mean) ** 2
  const rest = pairs * (1 - pairs / allPairs(n)) - squares / (n - 2)
  // What is left of a difference of equal numbers is rounding, not spread.
  const orNone = (value: number) => (value > 1e-12 * pairs ? value : 0)
  return { degrees: orNone(squares), rest: orNone(rest) }
}
