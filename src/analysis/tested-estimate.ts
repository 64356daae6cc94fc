import { normalBelow, normalQuantile } from './special.ts'

export interface Estimate {
  readonly estimate: number
  readonly standardError: number
}

/** An estimate that is taken for normal, with its interval and two-sided p of no difference. */
export interface TestedEstimate extends Estimate {
  readonly z: number
  readonly p: number
  readonly low: number
  readonly high: number
}

/** Null where nothing was counted. */
export function tested({ estimate, standardError }: Estimate, confidence: number): TestedEstimate | null {
  if (standardError === 0) return null
  const reach = -normalQuantile((1 - confidence) / 2) * standardError
  const z = estimate / standardError
  const p = 2 * normalBelow(-Math.abs(z))
  return { estimate, standardError, z, p, low: estimate - reach, high: estimate + reach }
}
