/** Shares of the largest rate where the next darker step of the ramp begins. Five steps can be told apart in grey print. */
const stepsFrom = [0, 0.08, 0.22, 0.42, 0.7]

export type AmountStep = 0 | 1 | 2 | 3 | 4 | 5

/** Which step of the ramp a value takes; 0 is nothing at all. */
export function amountStep(value: number, largest: number): AmountStep {
  if (value <= 0 || largest <= 0) return 0
  return stepsFrom.filter((from) => value / largest >= from).length as AmountStep
}

/** Under this share of the largest an hour is quiet: the tails of aoristic weights would tint the whole week. */
const quietUnder = 0.04

/** As `amountStep`, with the faintest left blank. */
export const hourStep = (weight: number, largest: number): AmountStep =>
  largest > 0 && weight / largest < quietUnder ? 0 : amountStep(weight, largest)

/** CSS class that paints ground and ink of a step. */
export const amountClass = (step: AmountStep): string => `amount-${step}`

export const smallestRadius = 12
const largestRadius = 27

/**
 * Radius of a place's disc in pixels: its area is in proportion to the rate, but no disc is smaller
 * than a fingertip can hit (24 pixels across, WCAG 2.5.8).
 */
export const radiusOf = (rate: number, largest: number): number =>
  Math.max(smallestRadius, largestRadius * Math.sqrt(largest > 0 ? rate / largest : 0))

const widestRing = 2.1

/** Radius of the dashed ring: the disc that the upper end of the interval would have, within reason. */
export const ringOf = (radius: number, rate: number, high: number): number =>
  radius * Math.min(widestRing, Math.max(1.2, Math.sqrt(rate > 0 ? high / rate : widestRing)))
