import type { CrimeGroupKey } from '../domain/incident/crime-groups.ts'
import { type Form, type FormName, formNames, forms } from './forms.ts'
import { nearRepeats, ratesOf } from './happenings.ts'
import { reportedShare } from './knowing.ts'
import { effect, movedRate } from './operation-effect.ts'
import type { Town } from './town.ts'

/** Expected events a week at one place in one form, near repeats included. */
export interface TrueRate {
  readonly place: string
  readonly form: FormName
  readonly group: CrimeGroupKey
  /** What happens. */
  readonly happens: number
  /** What is reported or observed: what a ranking without police discoveries estimates. */
  readonly told: number
}

/** Beyond this many generations nothing is left: 0.25^20 < 1e-12. */
const generations = 20

/**
 * The true rates of one week, in the town's order of places. In weeks when the effect grows they run ahead of
 * what happens by a day or two, since repeats still follow last week's events.
 */
export function trueRates(town: Town, seed: number, week: number): readonly TrueRate[] {
  const base = ratesOf(town, seed)
  const occurs = (form: FormName) => town.places.map(({ key }) => (base.get(key)?.[form] ?? 0) > 0)
  return formNames.flatMap((form) => {
    const begins = town.places.map(
      ({ key, zone }) =>
        (base.get(key)?.[form] ?? 0) * effect(key, zone, form, week) + movedRate(key, form, week, base),
    )
    const here = occurs(form)
    const rates = withRepeats(begins, (i) => (town.nextDoor[i] ?? []).filter((j) => here[j]))
    const group = forms[form].group
    return town.places.flatMap((place, i): readonly TrueRate[] => {
      const happens = rates[i] as number
      const observed: Form['observed'] = forms[form].observed
      const told = happens * (reportedShare({ place, form, week }) + observed)
      return happens > 0 ? [{ place: place.key, form, group, happens, told }] : []
    })
  })
}

/** Expected totals from expected beginnings: each generation is `branching` times the one before, some of it next door. */
function withRepeats(begins: readonly number[], near: (i: number) => readonly number[]): Float64Array {
  const { branching, samePlace } = nearRepeats
  const around = begins.map((rate, i) => (rate > 0 ? near(i) : []))
  const total = Float64Array.from(begins)
  let generation = Float64Array.from(begins)
  for (let n = 0; n < generations; n++) {
    const next = new Float64Array(begins.length)
    generation.forEach((rate, i) => {
      if (rate === 0) return
      const neighbours = around[i] ?? near(i)
      const staying = neighbours.length === 0 ? 1 : samePlace
      next[i] = (next[i] as number) + rate * branching * staying
      for (const j of neighbours) next[j] = (next[j] as number) + (rate * branching * (1 - staying)) / neighbours.length
    })
    next.forEach((rate, i) => {
      total[i] = (total[i] as number) + rate
    })
    generation = next
  }
  return total
}
