import { type BeforeAfter, requireBeforeAfter } from './before-after.ts'
import { type NotDefined, notDefined } from './method-error.ts'

export interface WdqAreas {
  /** Where the operation is. */
  readonly target: BeforeAfter
  /** The belt around it, where incidents may move to. */
  readonly displacement: BeforeAfter
  /** Elsewhere. */
  readonly comparison: BeforeAfter
}

export interface Wdq {
  readonly quotient: number
  /** The denominator, T1/C1 − T0/C0 < 0: by how much the target fell beside the comparison. */
  readonly success: number
  /** The numerator, D1/C1 − D0/C0: > 0 where the belt rose beside the comparison. */
  readonly belt: number
  readonly reading: WdqReading
}

/** Below −1 more moved than was won; to 0 some moved; above 0 the belt gained too, above 1 more than the target. */
export type WdqReading =
  | 'displacement-above-benefit'
  | 'displacement-below-benefit'
  | 'no-movement'
  | 'diffusion-below-benefit'
  | 'diffusion-above-benefit'

export type NoWdq = 'no-comparison-events' | 'target-did-not-fall'

/**
 * Weighted displacement quotient (Bowers & Johnson 2003, J. Quantitative Criminology 19, 275–301):
 * (D1/C1 − D0/C0) ÷ (T1/C1 − T0/C0). Only where the target fell beside the comparison does its sign mean anything, so
 * elsewhere it is not defined. It has no interval: read it beside the WDD. docs/methods/wdq.md
 * @param areas whole counts 0 to 1e9
 * @throws MethodError for counts out of range
 */
export function wdq(areas: WdqAreas): Wdq | NotDefined<NoWdq> {
  requireBeforeAfter('target', areas.target)
  requireBeforeAfter('displacement', areas.displacement)
  requireBeforeAfter('comparison', areas.comparison)
  const { target, displacement, comparison } = areas
  if (comparison.before === 0 || comparison.after === 0) return notDefined('no-comparison-events')
  const success = changeBeside(target, comparison)
  if (!(success < 0)) return notDefined('target-did-not-fall')
  const belt = changeBeside(displacement, comparison)
  // Adding 0 makes −0, of a belt without change, a plain 0.
  const quotient = belt / success + 0
  return { quotient, success, belt, reading: readingOf(quotient) }
}

/** A1/C1 − A0/C0 over one denominator: whole numbers up to 9e15 are exact, so equal shares differ by exactly 0. */
const changeBeside = (area: BeforeAfter, comparison: BeforeAfter) =>
  (area.after * comparison.before - area.before * comparison.after) / comparison.before / comparison.after

function readingOf(quotient: number): WdqReading {
  if (quotient === 0) return 'no-movement'
  if (quotient < 0) return quotient < -1 ? 'displacement-above-benefit' : 'displacement-below-benefit'
  return quotient > 1 ? 'diffusion-above-benefit' : 'diffusion-below-benefit'
}
