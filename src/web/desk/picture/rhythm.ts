export interface BusyStretch {
  /** Monday is 1. */
  readonly weekday: number
  readonly fromHour: number
  readonly toHour: number
}

const stretchHours = 3

/** The three hours in a row, within the week, that weigh most; null when nothing weighs. */
export function busiest(weights: readonly number[]): BusyStretch | null {
  const sums = weights.map((_, start) =>
    Array.from({ length: stretchHours }, (_, i) => weights[(start + i) % weights.length] ?? 0).reduce(
      (a, b) => a + b,
      0,
    ),
  )
  const most = Math.max(0, ...sums)
  if (most === 0) return null
  const start = sums.indexOf(most)
  const fromHour = start % 24
  return { weekday: Math.floor(start / 24) + 1, fromHour, toHour: (fromHour + stretchHours) % 24 }
}
