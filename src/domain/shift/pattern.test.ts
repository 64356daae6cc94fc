import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShiftId, ShiftPatternId, UnitId } from '../ids.ts'
import { localDateText } from '../time/calendar.ts'
import { localClock } from '../time/local-clock.ts'
import { decidePattern, expandPattern, type PatternWanted } from './pattern.ts'
import type { Roster } from './shift.ts'

const stockholm = localClock('Europe/Stockholm')
const unit = '0a000000-0000-7000-8000-000000000001' as UnitId
const nights: PatternWanted = {
  weekdays: [6],
  fromMinute: 22 * 60,
  toMinute: 30 * 60,
  breaks: [],
  units: [unit],
  startsOn: '2026-03-21',
  endsOn: '2026-03-28',
  except: [],
}
const hoursOf = (wanted: PatternWanted) =>
  expandPattern(wanted, stockholm).map(({ from, to }) => (to - from) / 3_600_000)

/** Day by day with Temporal, as slowly and as obviously as it can be said. */
function slowly(wanted: PatternWanted, zone: string) {
  const out: { on: string; from: number; to: number }[] = []
  const last = Temporal.PlainDate.from(wanted.endsOn)
  for (
    let day = Temporal.PlainDate.from(wanted.startsOn);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (!wanted.weekdays.includes(day.dayOfWeek) || wanted.except.includes(day.toString())) continue
    const at = (minutes: number) =>
      day.toPlainDateTime().add({ minutes }).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
    out.push({ on: day.toString(), from: at(wanted.fromMinute), to: at(wanted.toMinute) })
  }
  return out
}

describe('a pattern', () => {
  it('lasts by the wall: 7 hours the night the clock goes forward, 9 when it goes back', () => {
    expect(hoursOf(nights)).toEqual([8, 7])
    expect(hoursOf({ ...nights, startsOn: '2026-10-24', endsOn: '2026-10-31' })).toEqual([9, 8])
  })

  it('moves a reading that the clock skips, and takes the first of one that comes twice', () => {
    const early = { ...nights, weekdays: [7], fromMinute: 150, toMinute: 300 }
    const [spring] = expandPattern({ ...early, startsOn: '2026-03-29', endsOn: '2026-03-29' }, stockholm)
    expect(spring?.from).toBe(Date.UTC(2026, 2, 29, 1, 30))
    const [autumn] = expandPattern({ ...early, startsOn: '2026-10-25', endsOn: '2026-10-25' }, stockholm)
    expect(autumn?.from).toBe(Date.UTC(2026, 9, 25, 0, 30))
  })

  it('is what a slow calendar says, in any zone, across any change of the clock', () => {
    const zones = ['Europe/Stockholm', 'America/New_York', 'Australia/Lord_Howe', 'UTC']
    const wanted = fc
      .record({
        zone: fc.constantFrom(...zones),
        first: fc.integer({ min: 15_000, max: 30_000 }),
        days: fc.integer({ min: 0, max: 370 }),
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fromMinute: fc.nat(1439),
        length: fc.integer({ min: 1, max: 960 }),
        left: fc.array(fc.nat(370), { maxLength: 5 }),
      })
      .map(({ zone, first, days, weekdays, fromMinute, length, left }) => ({
        zone,
        pattern: {
          weekdays,
          fromMinute,
          toMinute: fromMinute + length,
          breaks: [],
          units: [unit],
          startsOn: localDateText(first),
          endsOn: localDateText(first + days),
          except: left.map((day) => localDateText(first + day)),
        },
      }))
    fc.assert(
      fc.property(wanted, ({ zone, pattern }) => {
        const expanded = expandPattern(pattern, localClock(zone))
        expect(expanded.map(({ on, from, to }) => ({ on, from, to }))).toEqual(slowly(pattern, zone))
      }),
      { numRuns: 60 },
    )
  })

  it('is refused whole, with the day and the reason', () => {
    const roster: Roster = {
      units: [
        {
          id: unit,
          kind: 'guard',
          label: 'Väktare 1',
          mode: 'foot',
          adults: 1,
          organisation: 'Centrumbolaget',
          isRetired: false,
          revision: 1,
        },
      ],
      shifts: [],
      appointments: [],
      places: new Set(),
    }
    const ids = { pattern: 'p' as ShiftPatternId, newShift: () => 's' as ShiftId }
    const decide = (part: Partial<PatternWanted>) => decidePattern(roster, { ...nights, ...part }, stockholm, ids)
    expect(decide({})).toMatchObject({ ok: true, value: [{ occurrence: { on: '2026-03-21' } }, {}] })
    expect(decide({ except: ['2026-03-21', '2026-03-28'] })).toMatchObject({ problem: { code: 'pattern.no-days' } })
    expect(decide({ endsOn: '2027-03-28' })).toMatchObject({ problem: { code: 'pattern.too-long' } })
    // 16 hours by the wall are 17 the night the clock goes back.
    const long = { fromMinute: 18 * 60, toMinute: 34 * 60, startsOn: '2026-10-17', endsOn: '2026-10-24' }
    expect(decide(long)).toMatchObject({
      problem: { code: 'pattern.day-refused', on: '2026-10-24', because: { code: 'shift.too-long' } },
    })
    expect(decide({ units: [] })).toMatchObject({ problem: { because: { code: 'shift.no-units' } } })
  })
})
