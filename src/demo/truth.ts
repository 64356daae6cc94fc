import type { AreaRole } from '../domain/place/place.ts'
import { areaRoles } from '../domain/place/place.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { formNames, forms } from './forms.ts'
import { type Happening, nearRepeats } from './happenings.ts'
import { type KnownIncident, reportingDelay } from './knowing.ts'
import { dispersionOf } from './near-repeats.ts'
import { displacement, emptied, movingForms, presenceSince, voiceSince } from './operation-effect.ts'
import { retaliationFollows, retaliationWithinDays, type SpokeUp, speakingUp } from './retaliation.ts'
import { rhythmNames, weekShares } from './rhythms.ts'
import { nextDoorMetres, type Town } from './town.ts'
import { type TrueRate, trueRates } from './true-rates.ts'

/** What is true in a simulated town, kept beside it so that every claim can be checked. Rates are events a week. */
export interface Truth {
  readonly seed: number
  readonly startsOn: LocalDate
  readonly weeks: { readonly before: number; readonly since: number }
  /** Per place and crime group, before the start and in the last week. `told` is reported or observed. */
  readonly pointRates: readonly PointRate[]
  /** Shares of the 168 local hours of the week, Monday 00 first, by rhythm. */
  readonly rhythms: Readonly<Record<string, readonly number[]>>
  readonly nearRepeats: {
    readonly branching: number
    readonly meanDelayDays: number
    readonly samePlace: number
    readonly nextDoorMetres: number
    readonly weeklyDispersion: number
  }
  readonly forms: typeof forms
  /** By how much presence and the likelihood of reporting rose since the start, at full effect. */
  readonly presence: Readonly<Record<AreaRole, number>>
  readonly willingnessToReport: Readonly<Record<AreaRole, number>>
  readonly reportingDelay: { readonly medianDays: number; readonly sigma: number }
  readonly effect: {
    readonly left: Readonly<Record<string, number>>
    /** Change of the true weekly rate of what moves, from the week before the start to the last week. */
    readonly movingForms: readonly string[]
    readonly changeByPlace: Readonly<Record<string, number>>
    readonly changeByArea: Readonly<Record<AreaRole, number>>
  }
  readonly displacement: {
    readonly from: readonly string[]
    readonly shares: Readonly<Record<string, number>>
    readonly trulyGone: number
  }
  readonly retaliation: {
    readonly speakingUpAWeek: typeof speakingUp
    readonly follows: number
    readonly withinDays: number
    readonly spoke: readonly SpokeUp[]
  }
  readonly unsolvedShooting: { readonly place: string; readonly on: LocalDate; readonly closedOn: LocalDate } | null
  /** Per week and area, as it turned out. */
  readonly turnedOut: readonly WeekCount[]
}

interface PointRate {
  readonly place: string
  readonly group: string
  readonly before: { readonly happens: number; readonly told: number }
  readonly lastWeek: { readonly happens: number; readonly told: number }
}

export interface WeekCount {
  readonly week: number
  readonly area: AreaRole
  readonly happened: number
  readonly reported: number
  readonly observed: number
  readonly discovered: number
  /** Became known after the export at the end of the last week. */
  readonly notYetKnown: number
}

/** Six decimals, and never −0. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6 + 0

function pointRates(before: readonly TrueRate[], lastWeek: readonly TrueRate[]): readonly PointRate[] {
  const sums = new Map<string, { place: string; group: string; figures: number[] }>()
  const add = (rates: readonly TrueRate[], offset: number) => {
    for (const { place, group, happens, told } of rates) {
      const key = `${place} ${group}`
      const sum = sums.get(key) ?? { place, group, figures: [0, 0, 0, 0] }
      sum.figures[offset] = (sum.figures[offset] as number) + happens
      sum.figures[offset + 1] = (sum.figures[offset + 1] as number) + told
      sums.set(key, sum)
    }
  }
  add(before, 0)
  add(lastWeek, 2)
  return [...sums.values()].map(({ place, group, figures }) => {
    const [happens = 0, told = 0, happensLast = 0, toldLast = 0] = figures.map(rounded)
    return { place, group, before: { happens, told }, lastWeek: { happens: happensLast, told: toldLast } }
  })
}

/** Change of what moves, summed by `by`. */
function changes(before: readonly TrueRate[], lastWeek: readonly TrueRate[], by: (place: string) => string | null) {
  const sums: Record<string, number> = {}
  const add = (rates: readonly TrueRate[], sign: number) => {
    for (const { place, form, happens } of rates) {
      const key = movingForms.has(form) ? by(place) : null
      if (key !== null) sums[key] = (sums[key] ?? 0) + sign * happens
    }
  }
  add(before, -1)
  add(lastWeek, 1)
  return Object.fromEntries(Object.entries(sums).map(([key, change]) => [key, rounded(change)]))
}

function weekCounts(calendar: DemoCalendar, happenings: readonly Happening[], known: readonly KnownIncident[]) {
  const empty = () => ({ happened: 0, reported: 0, observed: 0, discovered: 0, notYetKnown: 0 })
  const cells = new Map<string, ReturnType<typeof empty>>()
  const cell = ({ week, place }: Happening) => {
    const key = `${week} ${place.zone}`
    const found = cells.get(key) ?? empty()
    cells.set(key, found)
    return found
  }
  for (const happening of happenings) cell(happening).happened++
  for (const { happening, source, knownAt } of known)
    cell(happening)[knownAt > calendar.until ? 'notYetKnown' : source]++
  const weeks = Array.from({ length: calendar.weeksBefore + calendar.weeksSince }, (_, i) => i - calendar.weeksBefore)
  return weeks.flatMap((week) =>
    areaRoles.map((area): WeekCount => Object.assign({ week, area }, cells.get(`${week} ${area}`) ?? empty())),
  )
}

/** Gathers what is true about one drawn town. */
export function truthOf(
  seed: number,
  town: Town,
  calendar: DemoCalendar,
  drawn: {
    readonly happenings: readonly Happening[]
    readonly known: readonly KnownIncident[]
    readonly spoke: readonly SpokeUp[]
    readonly shooting: Truth['unsolvedShooting']
  },
): Truth {
  const before = trueRates(town, seed, -1)
  const lastWeek = trueRates(town, seed, calendar.weeksSince - 1)
  const zones = new Map(town.places.map(({ key, zone }) => [key, zone]))
  const watched = new Set([...Object.keys(emptied), ...Object.keys(displacement)])
  return {
    seed,
    startsOn: calendar.startsOn,
    weeks: { before: calendar.weeksBefore, since: calendar.weeksSince },
    pointRates: pointRates(before, lastWeek),
    rhythms: Object.fromEntries(rhythmNames.map((name) => [name, [...weekShares(name)].map(rounded)])),
    nearRepeats: { ...nearRepeats, nextDoorMetres, weeklyDispersion: rounded(dispersionOf(nearRepeats)) },
    forms: Object.fromEntries(formNames.map((name) => [name, forms[name]])) as typeof forms,
    presence: presenceSince,
    willingnessToReport: voiceSince,
    reportingDelay,
    effect: {
      left: emptied,
      movingForms: [...movingForms],
      changeByPlace: changes(before, lastWeek, (place) => (watched.has(place) ? place : null)),
      changeByArea: changes(before, lastWeek, (place) => zones.get(place) ?? null) as Record<AreaRole, number>,
    },
    displacement: {
      from: Object.keys(emptied),
      shares: displacement,
      trulyGone: rounded(1 - Object.values(displacement).reduce((sum, share) => sum + share, 0)),
    },
    retaliation: {
      speakingUpAWeek: speakingUp,
      follows: retaliationFollows,
      withinDays: retaliationWithinDays,
      spoke: drawn.spoke,
    },
    unsolvedShooting: drawn.shooting,
    turnedOut: weekCounts(calendar, drawn.happenings, drawn.known),
  }
}
