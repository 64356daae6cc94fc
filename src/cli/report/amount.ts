/** Steps of the one dark-to-light ramp: 0 nothing, 1 least, 5 most. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

/** The step for an amount between 0 and `most`; equal steps of the square root, since counts have long tails. */
export function toneOf(amount: number, most: number): Tone {
  if (amount <= 0 || most <= 0) return 0
  return Math.min(5, Math.max(1, Math.ceil(Math.sqrt(amount / most) * 5))) as Tone
}
