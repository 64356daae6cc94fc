import type { Random } from '../analysis/random.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import { hoursOfWeek } from '../domain/time/local-clock.ts'
import { type DemoCalendar, wallMoment } from './demo-calendar.ts'
import { pickIndex, poisson, stream } from './draw.ts'
import { type FormName, forms } from './forms.ts'
import { branchingFor, chainFrom, inRhythm } from './near-repeats.ts'
import { displacement, effect, movedRate } from './operation-effect.ts'
import { baseRates, type WeeklyRates } from './rates.ts'
import { weekShares } from './rhythms.ts'
import type { Town, TownPlace } from './town.ts'

/** Something that truly happened, whether anyone ever knows it or not. */
export interface Happening {
  readonly place: TownPlace
  readonly form: FormName
  readonly at: EpochMs
  /** Week of the operation, negative before it. */
  readonly week: number
  readonly cause: 'ordinary' | 'moved' | 'retaliation' | 'shooting'
  /** Events of one chain share this number in [0, 1): whoever calls once calls again. */
  readonly voice: number
  /** True when another event brought it on. */
  readonly repeat: boolean
}

/** Weekly dispersion 1.6; a repeat comes after a day and a half on average, one in four next door. */
export const nearRepeats = branchingFor(1.6, 1.5, 0.75)
/** Chains that began before the first week may reach into it. */
const burnInWeeks = 4

/** True rates before the operation, by place key. */
export const ratesOf = (town: Town, seed: number): ReadonlyMap<string, WeeklyRates> =>
  new Map(town.places.map((place) => [place.key, baseRates(seed, place)]))

const sharesOf = new Map(Object.entries(forms).map(([name, { rhythm }]) => [name as FormName, weekShares(rhythm)]))

/** Minutes after Monday 00:00, drawn from the rhythm of the form. */
function minuteOfWeek(random: Random, form: FormName): number {
  const hour = pickIndex(random, sharesOf.get(form) ?? [])
  return hour * 60 + Math.floor(random.uniform() * 60)
}

/**
 * All that happens in the weeks of the calendar, in order of time, without retaliation and the one shooting.
 * Every place and form has its own stream of chance.
 */
export function happeningsOf(town: Town, calendar: DemoCalendar, seed: number): readonly Happening[] {
  const { places } = town
  const rates = ratesOf(town, seed)
  // A repeat goes next door only where its form occurs at all.
  const near = (form: FormName) => (place: number) =>
    (town.nextDoor[place] ?? []).filter((i) => (rates.get((places[i] as TownPlace).key)?.[form] ?? 0) > 0)
  const all = places.flatMap((place, index) =>
    (Object.keys(forms) as FormName[]).flatMap((form) =>
      chainsAt({ place, index, form, calendar, rates, places, near: near(form) }, stream(seed, `${place.key} ${form}`)),
    ),
  )
  return all.sort((a, b) => a.at - b.at)
}

interface Series {
  readonly place: TownPlace
  readonly index: number
  readonly form: FormName
  readonly calendar: DemoCalendar
  readonly rates: ReadonlyMap<string, WeeklyRates>
  readonly places: readonly TownPlace[]
  readonly near: (place: number) => readonly number[]
}

/** The chains that begin at one place in one form, week by week. */
function chainsAt(series: Series, random: Random): readonly Happening[] {
  const { place, form, calendar, rates } = series
  const base = rates.get(place.key)?.[form] ?? 0
  const found: Happening[] = []
  if (base === 0 && displacement[place.key] === undefined) return found
  for (let week = -calendar.weeksBefore - burnInWeeks; week < calendar.weeksSince; week++) {
    const means = {
      ordinary: base * effect(place.key, place.zone, form, week),
      moved: movedRate(place.key, form, week, rates),
    }
    for (const cause of ['ordinary', 'moved'] as const)
      for (let n = means[cause] > 0 ? poisson(random, means[cause]) : 0; n > 0; n--)
        found.push(...chainOf(series, random, week, cause))
  }
  return found
}

function chainOf(series: Series, random: Random, week: number, cause: Happening['cause']): readonly Happening[] {
  const { form, calendar, index, places, near } = series
  const first = week * 7 + minuteOfWeek(random, form) / 1440
  const voice = random.uniform()
  return chainFrom(random, nearRepeats, first, index, near).flatMap((link) => {
    const day = inRhythm(random, sharesOf.get(form) ?? new Float64Array(hoursOfWeek), link, Math.floor(first))
    const at = wallMoment(
      calendar.clock,
      calendar.startDay + Math.floor(day),
      Math.floor((day - Math.floor(day)) * 1440),
    )
    if (at < calendar.from || at >= calendar.until) return []
    const place = places[link.place] as TownPlace
    return [{ place, form, at, week: Math.floor(day / 7), cause, voice, repeat: link.generation > 0 }]
  })
}
