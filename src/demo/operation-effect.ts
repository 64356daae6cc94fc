import type { AreaRole } from '../domain/place/place.ts'
import type { FormName } from './forms.ts'
import type { WeeklyRates } from './rates.ts'

/**
 * What the operation truly does in the simulated town, stated once. Week 0 is its first week; before it nothing
 * here differs from 1 or 0.
 */

/** What moves when it is pushed; violence and robbery at the square do not move, they become fewer. */
export const movingForms: ReadonlySet<FormName> = new Set(['dealing', 'possession', 'disorder', 'harassment', 'knife'])
const violentForms: ReadonlySet<FormName> = new Set(['assault', 'street-robbery', 'young-victim'])

/** Where the problem leaves, and what is left of it at full effect. */
export const emptied: Readonly<Record<string, number>> = { 'torget-norra-sidan': 0.12, 'torget-sodra-sidan': 0.5 }

/** Where it goes: share of what left the square. The rest is truly gone. */
export const displacement: Readonly<Record<string, number>> = {
  'tallbacken-14-b': 0.42,
  'tallbacken-14-b-kallare': 0.1,
  'tallbacken-14-b-1': 0.04,
  'garden-ekbacken-2': 0.14,
  skogsdungen: 0.14,
}

/** What is left of violence in the open of the target area, and of everything that moves in the rest of it. */
const violenceLeft = 0.55
const restOfTargetLeft = 0.85
/** Nothing changes in the passage: it is crowded when nobody patrols and empty when they do. */
const untouched: ReadonlySet<string> = new Set(['gangen-vid-stationen'])

/** Share of the full effect reached in week 0, 1, 2 …; then it stays. */
const effectGrows = [0.3, 0.6, 0.85, 1] as const
const movingGrows = [0, 0.25, 0.6, 0.85, 1] as const
const voiceGrows = [0.1, 0.3, 0.5, 0.7, 0.9, 1] as const
const reached = (steps: readonly number[], week: number): number =>
  week < 0 ? 0 : (steps[Math.min(week, steps.length - 1)] ?? 0)

/** Police presence against before, by area: it is what discovery grows with. */
export const presenceSince: Readonly<Record<AreaRole, number>> = { target: 3.5, surroundings: 1.6, comparison: 1 }
export const presence = (zone: AreaRole, week: number): number => (week < 0 ? 1 : presenceSince[zone])

/** How much likelier people report than before, at full effect: trust grows where police are seen. */
export const voiceSince: Readonly<Record<AreaRole, number>> = { target: 1.3, surroundings: 1.2, comparison: 1 }
export const willingness = (zone: AreaRole, week: number): number =>
  1 + (voiceSince[zone] - 1) * reached(voiceGrows, week)

/** What is left of a form at a place in a week, 1 before the start. */
export function effect(key: string, zone: AreaRole, form: FormName, week: number): number {
  const full = leftAtFullEffect(key, zone, form)
  return 1 - (1 - full) * reached(effectGrows, week)
}

function leftAtFullEffect(key: string, zone: AreaRole, form: FormName): number {
  if (zone !== 'target' || untouched.has(key)) return 1
  if (violentForms.has(form)) return violenceLeft
  return movingForms.has(form) ? (emptied[key] ?? restOfTargetLeft) : 1
}

/**
 * What has moved to a place in a week, by form.
 * @param before base rates of the emptied places
 */
export function movedRate(key: string, form: FormName, week: number, before: ReadonlyMap<string, WeeklyRates>): number {
  const share = displacement[key] ?? 0
  if (share === 0 || week < 0 || !movingForms.has(form)) return 0
  const left = Object.keys(emptied).reduce(
    (sum, from) => sum + (before.get(from)?.[form] ?? 0) * (1 - effect(from, 'target', form, week)),
    0,
  )
  return left * share * reached(movingGrows, week)
}
