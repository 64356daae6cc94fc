import { invariant } from '../domain/result.ts'
import { localDateText } from '../domain/time/calendar.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import { type DemoCalendar, demoCalendar, wallMoment } from './demo-calendar.ts'
import { type Happening, happeningsOf } from './happenings.ts'
import { becomesKnown, type KnownIncident } from './knowing.ts'
import { retaliations } from './retaliation.ts'
import { type Town, town } from './town.ts'
import { type Truth, truthOf } from './truth.ts'

/**
 * A simulated town with its incidents as an export at the end of its last week holds them, and the truth beside
 * them. What becomes known later is missing, so the last week is incomplete, as last weeks are.
 */
export interface DemoTown {
  readonly seed: number
  readonly calendar: DemoCalendar
  readonly town: Town
  /** In the order in which they became known; none later than the end of the last week. */
  readonly incidents: readonly KnownIncident[]
  readonly truth: Truth
}

export interface DemoOptions {
  /** 32-bit integer. */
  readonly seed: number
  readonly now: EpochMs
  /** Whole weeks since the start of the operation; 8 unless asked. At least 1. */
  readonly weeks?: number
}

/** A Tuesday evening fifteen weeks before the start; the investigation was closed ten weeks later. */
const shootingWeek = -15
const shootingPlace = 'gangen-vid-stationen'

function theShooting(town: Town, calendar: DemoCalendar): { happening: Happening; truth: Truth['unsolvedShooting'] } {
  const place = town.places.find(({ key }) => key === shootingPlace)
  invariant(place, `the plan has no ${shootingPlace}`)
  const day = calendar.startDay + shootingWeek * 7 + 1
  const at = wallMoment(calendar.clock, day, 21 * 60 + 40)
  return {
    happening: { place, form: 'shooting', at, week: shootingWeek, cause: 'shooting', voice: 0, repeat: false },
    truth: { place: place.key, on: localDateText(day), closedOn: localDateText(day + 70) },
  }
}

/**
 * Draws a town: same seed and `now`, same bytes (methods §6), and the same for every `now` of one local week.
 * About 23,000 things happen in 112 weeks and a third of them become known; half a second.
 */
export function demoTown({ seed, now, weeks }: DemoOptions): DemoTown {
  const calendar = demoCalendar(now, weeks)
  const plan = town(seed, calendar.until)
  const shooting = theShooting(plan, calendar)
  const { spoke, happenings: windows } = retaliations(plan, calendar, seed)
  const happenings = [...happeningsOf(plan, calendar, seed), ...windows, shooting.happening].sort((a, b) => a.at - b.at)
  const known = becomesKnown(happenings, calendar, seed)
  return {
    seed,
    calendar,
    town: plan,
    incidents: known.filter(({ knownAt }) => knownAt <= calendar.until),
    truth: truthOf(seed, plan, calendar, { happenings, known, spoke, shooting: shooting.truth }),
  }
}
