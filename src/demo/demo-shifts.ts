import { type AppointmentId, type ShiftId, type ShiftPatternId, type UnitId, uuidV7 } from '../domain/ids.ts'
import { invariant } from '../domain/result.ts'
import { type Appointment, decideAppointment } from '../domain/shift/appointment.ts'
import { decidePattern, type ShiftPattern } from '../domain/shift/pattern.ts'
import type { Shift } from '../domain/shift/shift.ts'
import type { AppointmentKind, Unit, UnitWanted } from '../domain/shift/unit.ts'
import { localDateText } from '../domain/time/calendar.ts'
import { demoOrganisation } from './as-incidents.ts'
import { wallMoment } from './demo-calendar.ts'
import { bytesFrom, stream } from './draw.ts'
import type { DemoTown } from './events.ts'

const municipality = 'Månlunda kommun'
const units: readonly UnitWanted[] = [
  { kind: 'police-patrol', label: '4210', mode: 'foot', adults: 2, organisation: demoOrganisation },
  { kind: 'police-patrol', label: '4220', mode: 'car', adults: 2, organisation: demoOrganisation },
  { kind: 'guard', label: 'Väktare 1', mode: 'foot', adults: 2, organisation: 'Centrumbolaget' },
  { kind: 'safety-host', label: 'Värd 1', mode: 'foot', adults: 2, organisation: municipality },
  { kind: 'youth-worker', label: 'Fält 1', mode: 'foot', adults: 3, organisation: municipality },
  { kind: 'night-walker', label: 'Vandring 1', mode: 'foot', adults: 4, organisation: 'Nattvandrarna i Månlunda' },
]

interface Rhythm {
  readonly of: readonly string[]
  readonly weekdays: readonly number[]
  /** Local hours; above 24 the night after. */
  readonly hours: readonly [number, number]
  readonly rest?: readonly [number, number]
}

/** Few adults in the daytime, most on Friday and Saturday evening, and a Sunday that nobody has planned for. */
const rhythms: readonly Rhythm[] = [
  { of: ['4210'], weekdays: [2, 3, 4, 5, 6], hours: [17, 26], rest: [21, 21.5] },
  { of: ['4220'], weekdays: [4, 5, 6], hours: [20, 28], rest: [24, 24.5] },
  { of: ['Väktare 1'], weekdays: [1, 2, 3, 4, 5, 6], hours: [10, 20], rest: [14, 14.5] },
  { of: ['Värd 1'], weekdays: [1, 2, 3, 4, 5], hours: [13, 21.5], rest: [16.5, 17] },
  { of: ['Fält 1'], weekdays: [3, 4, 5, 6], hours: [18, 25], rest: [21.5, 22] },
  { of: ['Vandring 1'], weekdays: [5, 6], hours: [21, 25.5] },
]

interface Booking {
  readonly kind: AppointmentKind
  readonly at: string
  readonly of: string
  readonly weekdays: readonly number[]
  readonly hours: readonly [number, number]
}

const bookings: readonly Booking[] = [
  { kind: 'school-gate', at: 'manlundaskolan', of: 'Värd 1', weekdays: [1, 2, 3, 4, 5], hours: [14.5, 15.5] },
  { kind: 'company', at: 'tobakshandeln', of: 'Värd 1', weekdays: [2, 5], hours: [20, 20.5] },
  { kind: 'meeting', at: 'fritidsgarden', of: 'Fält 1', weekdays: [4], hours: [19, 20] },
]

/** Two weeks that were, this one, and four to come. */
const weeksShown = { back: 2, ahead: 4 }

export interface DemoShifts {
  readonly units: readonly Unit[]
  readonly patterns: readonly ShiftPattern[]
  readonly shifts: readonly Shift[]
  readonly appointments: readonly Appointment[]
}

/** A living week for the Presence room, by the rules that people's own plans are held to. Ids depend on seed and name alone. */
export function demoShifts({ town, calendar }: DemoTown, seed: number, name: string): DemoShifts {
  const random = stream(seed, `shifts ${name}`)
  const newId = <I extends UnitId | ShiftId | ShiftPatternId | AppointmentId>() =>
    uuidV7<I>(calendar.now, bytesFrom(random, 10))
  const thisWeek = calendar.startDay + 7 * calendar.weeksSince
  const firstDay = thisWeek - 7 * weeksShown.back
  const lastDay = thisWeek + 7 * (1 + weeksShown.ahead) - 1
  const made = units.map((unit): Unit => ({ ...unit, id: newId(), isRetired: false, revision: 1 }))
  const idOf = (label: string) => {
    const unit = made.find((each) => each.label === label)
    invariant(unit, `the demo has no unit ${label}`)
    return unit.id
  }
  const ids = new Map(town.places.map(({ key, place }) => [key, place.id]))
  const roster = { units: made, shifts: [], appointments: [], places: new Set(ids.values()) }
  const patterns: ShiftPattern[] = []
  const shifts: Shift[] = []
  for (const rhythm of rhythms) {
    const pattern = {
      id: newId<ShiftPatternId>(),
      weekdays: rhythm.weekdays,
      fromMinute: rhythm.hours[0] * 60,
      toMinute: rhythm.hours[1] * 60,
      breaks: rhythm.rest ? [{ fromMinute: rhythm.rest[0] * 60, toMinute: rhythm.rest[1] * 60 }] : [],
      units: rhythm.of.map(idOf),
      startsOn: localDateText(firstDay),
      endsOn: localDateText(lastDay),
      except: [],
    }
    const days = decidePattern(roster, pattern, calendar.clock, { pattern: pattern.id, newShift: newId<ShiftId> })
    invariant(days.ok, `the demo's pattern of ${rhythm.of} cannot be`)
    patterns.push(pattern)
    shifts.push(...days.value)
  }
  const appointments: Appointment[] = []
  for (const { kind, at, of, weekdays, hours } of bookings)
    for (const weekday of weekdays) {
      const [from, to] = hours.map((hour) => wallMoment(calendar.clock, thisWeek + weekday - 1, hour * 60))
      const place = ids.get(at)
      invariant(place && from && to, `the town has no place ${at}`)
      const kept = decideAppointment({ ...roster, shifts, appointments }, { kind, place, unit: idOf(of), from, to })
      invariant(kept.ok, `the demo's ${kind} at ${at} cannot be kept`)
      appointments.push({ ...kept.value, id: newId() })
    }
  return { units: made, patterns, shifts, appointments }
}
