import type { Random } from '../analysis/random.ts'
import type { OpeningHours } from '../domain/place/place.ts'
import { type DayNumber, localDateText, weekdayOf } from '../domain/time/calendar.ts'
import type { Interval, LocalDate } from '../domain/time/interval.ts'
import { type LocalClock, localDay } from '../domain/time/local-clock.ts'
import { type DemoCalendar, wallMoment } from './demo-calendar.ts'
import { pickIndex, poisson, stream } from './draw.ts'
import type { Happening } from './happenings.ts'
import type { Town, TownPlace } from './town.ts'

/**
 * Retaliation after speaking up: a shopkeeper tells the troublemakers off, and within days a window is broken
 * after closing. The truth says which shops spoke; no record of an incident does.
 */
export interface SpokeUp {
  readonly place: string
  readonly on: LocalDate
  /** The day after closing on which a window was broken, or null when nothing followed. */
  readonly windowBrokenOn: LocalDate | null
}

/** Times a week that some shopkeeper in the centre speaks up, before and since the start: more dare to. */
export const speakingUp = { before: 0.25, since: 1.4 }
/** Probability that a broken window follows, and within how many days. */
export const retaliationFollows = 0.5
export const retaliationWithinDays = 9

const ofDay = (hours: readonly OpeningHours[], day: DayNumber) =>
  hours.find(({ weekday }) => weekday === weekdayOf(day))

/** From closing on a day until the next opening; a shop that is closed that day counts from six in the evening. */
function closedNight(clock: LocalClock, hours: readonly OpeningHours[], day: DayNumber): Interval {
  const closes = ofDay(hours, day)?.toMinute ?? 18 * 60
  const next = [1, 2, 3, 4].find((ahead) => ofDay(hours, day + ahead)) ?? 1
  const opens = ofDay(hours, day + next)?.fromMinute ?? 9 * 60
  return { from: wallMoment(clock, day, closes), to: wallMoment(clock, day + next, opens) }
}

/** The closed night of a shop that a moment lies in, or null while it is open. */
export function nightAround(clock: LocalClock, hours: readonly OpeningHours[], at: number): Interval | null {
  const day = localDay(clock, at)
  const nights = [0, -1, -2, -3].map((ahead) => closedNight(clock, hours, day + ahead))
  return nights.find(({ from, to }) => from <= at && at < to) ?? null
}

function brokenWindow(random: Random, calendar: DemoCalendar, place: TownPlace, day: DayNumber): Happening | null {
  const closing = ofDay(place.place.openingHours, day)?.toMinute ?? 18 * 60
  const at = wallMoment(calendar.clock, day, closing + 20 + Math.floor(random.uniform() * 300))
  const week = Math.floor((day - calendar.startDay) / 7)
  const inTime = at >= calendar.from && at < calendar.until
  return inTime
    ? { place, form: 'broken-window', at, week, cause: 'retaliation', voice: random.uniform(), repeat: false }
    : null
}

/** Who spoke up in the target area, week by week, and what followed. */
export function retaliations(
  town: Town,
  calendar: DemoCalendar,
  seed: number,
): { readonly spoke: readonly SpokeUp[]; readonly happenings: readonly Happening[] } {
  const random = stream(seed, 'speaking up')
  const shops = town.places.filter(({ zone, place }) => zone === 'target' && place.kind === 'shop')
  const spoke: SpokeUp[] = []
  const happenings: Happening[] = []
  for (let week = -calendar.weeksBefore; week < calendar.weeksSince; week++)
    for (let n = poisson(random, week < 0 ? speakingUp.before : speakingUp.since); n > 0; n--) {
      const shop = shops[
        pickIndex(
          random,
          shops.map(() => 1),
        )
      ] as TownPlace
      const day = calendar.startDay + week * 7 + Math.floor(random.uniform() * 6)
      const broken = day + 1 + Math.floor(random.uniform() * retaliationWithinDays)
      const window = random.uniform() < retaliationFollows ? brokenWindow(random, calendar, shop, broken) : null
      if (window) happenings.push(window)
      spoke.push({ place: shop.key, on: localDateText(day), windowBrokenOn: window && localDateText(broken) })
    }
  return { spoke, happenings }
}
