import * as fc from 'fast-check'

/**
 * Numbers spread evenly over the range, ends included. `fc.double` spreads over the bit patterns: where 0 lies within the range, nine in
 * ten are under a hundredth of its width, and an oracle is asked about 0 again and again.
 */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((step) => min + ((max - min) * step) / 1_000_000)
