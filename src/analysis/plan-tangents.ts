import { dwellEffect } from './plan-felt.ts'
import { longestVisit, shortestVisit } from './plan-input.ts'

/**
 * Straight lines that lie above what is felt. Whatever visits f there are in a slot, 1 − Π (1 − f) is at most
 * Σ f, and for every 0 < μ ≤ 1 at most 1 − r + Σ min(r, −μ ln(1 − f)) with r = μ (1 + ln(1/μ)): where some visit gives r
 * the right side is ≥ 1, else it is 1 − r + μS with S = −Σ ln(1 − f), and e^−S + μS ≥ r, with equality at e^−S = μ.
 */
const slopes = [0.85, 0.7, 0.55, 0.4, 0.25, 0.12, 0.04] as const
const restOf = (slope: number) => slope * (1 - Math.log(slope))

/** What each line has where nobody was: the first is Σ f. */
export const intercepts = Float64Array.of(0, ...slopes.map((slope) => 1 - restOf(slope)))
export const lineCount = intercepts.length

/** Different effects a planned visit's length can have, and which one each length has. */
const effects = [
  ...new Set(Array.from({ length: longestVisit - shortestVisit + 1 }, (_, i) => dwellEffect(shortestVisit + i))),
]
export const effectCount = effects.length
export const effectIndex = (dwell: number): number => effects.indexOf(dwellEffect(dwell))

/** What line `line` gives for one visit of which `felt` is felt. */
export function lineAt(line: number, felt: number): number {
  if (line === 0) return felt
  const slope = slopes[line - 1]
  const rest = restOf(slope)
  return felt >= 1 ? rest : Math.min(rest, -slope * Math.log1p(-felt))
}

/** `lineAt` by line, effect and half-minutes after a visit's end; entry 0 is during it. */
export function lineTable(halfMinutes: number, halfLifeMinutes: number): readonly (readonly Float64Array[])[] {
  return Array.from({ length: lineCount }, (_, line) =>
    effects.map((effect) =>
      Float64Array.from({ length: halfMinutes + 1 }, (_, age) =>
        lineAt(line, effect * 2 ** (-age / (2 * halfLifeMinutes))),
      ),
    ),
  )
}
