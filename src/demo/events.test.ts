import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import { createCodeLookup } from '../domain/incident/code-table.ts'
import type { AreaRole } from '../domain/place/place.ts'
import { dayNumberOf, localDateText } from '../domain/time/calendar.ts'
import { dayMs, hourMs, localClock, localDay, localTime } from '../domain/time/local-clock.ts'
import { isSensitive, offeredIncidents } from './as-incidents.ts'
import { demoCalendar } from './demo-calendar.ts'
import { type DemoTown, demoTown } from './events.ts'
import { forms } from './forms.ts'
import { trueRates } from './true-rates.ts'
import type { WeekCount } from './truth.ts'

const now = Date.parse('2026-04-15T10:00:00+02:00')
const seeds = Array.from({ length: 12 }, (_, i) => i + 1)
const towns = seeds.map((seed) => demoTown({ seed, now }))
const first = towns[0] as DemoTown
const ratesBefore = towns.map((demo, i) => trueRates(demo.town, seeds[i] as number, -1))
const ratesLast = trueRates(first.town, 1, 7)
const hashOf = (demo: DemoTown) =>
  createHash('sha256')
    .update(JSON.stringify(offeredIncidents(demo)))
    .digest('hex')
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('same seed and now, same bytes', () => {
  test('in one process', () => {
    expect(hashOf(demoTown({ seed: 1, now }))).toBe(hashOf(first))
    expect(hashOf(towns[1] as DemoTown)).not.toBe(hashOf(first))
  })

  test('in another process', () => {
    const script = `
      const { demoTown } = await import('${new URL('./events.ts', import.meta.url).href}')
      const { offeredIncidents } = await import('${new URL('./as-incidents.ts', import.meta.url).href}')
      const { createHash } = await import('node:crypto')
      const demo = demoTown({ seed: 1, now: ${now} })
      console.log(createHash('sha256').update(JSON.stringify(offeredIncidents(demo))).digest('hex'))`
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(printed.trim()).toBe(hashOf(first))
  })
})

describe('the weeks of the demo', () => {
  test.each([
    // now, and the Monday on which the operation began: eight weeks before the week of now.
    ['2026-04-15T10:00:00+02:00', '2026-02-16'],
    ['2026-04-13T00:00:00+02:00', '2026-02-16'],
    ['2026-04-12T23:59:59+02:00', '2026-02-09'],
    ['2026-11-01T12:00:00+01:00', '2026-08-31'],
    ['2027-01-01T08:00:00+01:00', '2026-11-02'],
  ])('at %s began on %s, and week 8 ends on the last whole Sunday', (at, startsOn) => {
    const calendar = demoCalendar(Date.parse(at))
    expect(calendar.startsOn).toBe(startsOn)
    const lastMoment = localTime(calendar.clock, calendar.until - 1)
    expect(lastMoment.weekday).toBe(7)
    expect(localDateText(lastMoment.dayNumber)).toBe(localDateText(dayNumberOf(startsOn) + 8 * 7 - 1))
    expect(calendar.until).toBeLessThanOrEqual(Date.parse(at))
    expect(Date.parse(at) - calendar.until).toBeLessThan(7 * dayMs + hourMs)
  })

  test('holds every incident, in its own local week, also when the clocks change', () => {
    const { calendar, incidents } = first
    const clock = localClock('Europe/Stockholm')
    for (const { happening } of incidents) {
      expect(happening.at).toBeGreaterThanOrEqual(calendar.from)
      expect(happening.at).toBeLessThan(calendar.until)
      expect(Math.floor((localDay(clock, happening.at) - calendar.startDay) / 7)).toBe(happening.week)
    }
    // Spring: 2025-03-24 to 30 has 167 hours; autumn: 2025-10-20 to 26 has 169. Both hold their share.
    const inWeek = (from: string, to: string) => {
      const [low, high] = [Date.parse(from), Date.parse(to)]
      return incidents.filter(({ happening }) => happening.at >= low && happening.at < high).length
    }
    const weekly = incidents.length / 112
    for (const week of [
      inWeek('2025-03-24T00:00:00+01:00', '2025-03-31T00:00:00+02:00'),
      inWeek('2025-10-20T00:00:00+02:00', '2025-10-27T00:00:00+01:00'),
    ])
      expect(Math.abs(week - weekly)).toBeLessThan(4 * Math.sqrt(1.7 * weekly))
  })

  test('can be more or fewer since the start', () => {
    const calendar = demoCalendar(now, 20)
    expect(calendar.startsOn).toBe('2025-11-24')
    expect(calendar.until).toBe(first.calendar.until)
  })
})

describe('what is loaded', () => {
  test('holds 7,000 to 9,000 incidents, none known after the last week', () => {
    for (const { incidents } of towns) {
      expect(incidents.length).toBeGreaterThan(7000)
      expect(incidents.length).toBeLessThan(9000)
      expect(Math.max(...incidents.map(({ knownAt }) => knownAt))).toBeLessThanOrEqual(first.calendar.until)
    }
  })

  test('has intervals in order, known after they ended', () => {
    for (const { interval, knownAt, happening } of first.incidents) {
      expect(interval.from).toBeLessThanOrEqual(happening.at)
      expect(interval.to).toBeGreaterThanOrEqual(interval.from)
      expect(knownAt).toBeGreaterThan(interval.to)
    }
    const overnight = first.incidents.filter(({ interval }) => interval.to > interval.from).length
    expect(overnight / first.incidents.length).toBeGreaterThan(0.1)
  })

  test('classifies as the table of crime codes does', () => {
    const lookup = createCodeLookup(brottskoder)
    for (const { code, happening, interval } of first.incidents) {
      if (code === null) continue
      const found = lookup.code(code, localDay(first.calendar.clock, interval.from))
      expect(found).toMatchObject({ kind: 'known', group: forms[happening.form].group, inForce: true })
    }
  })

  test('takes the place from every sensitive incident, and from no other', () => {
    const offered = offeredIncidents(first)
    const lookup = createCodeLookup(brottskoder)
    expect(offered.filter(({ precision }) => precision === 'area').length).toBeGreaterThan(50)
    for (const [i, incident] of offered.entries()) {
      const sensitive = isSensitive(first.incidents[i] as DemoTown['incidents'][number])
      expect(lookup.group(incident.group)?.sensitivity === 'none').toBe(!sensitive)
      expect(incident.precision === 'area').toBe(sensitive)
      if (sensitive) expect([incident.place, incident.position]).toEqual([null, null])
    }
  })

  test('keeps the one shooting that was closed without result', () => {
    const shot = first.incidents.filter(({ happening }) => happening.cause === 'shooting')
    expect(shot).toMatchObject([{ code: '0337', source: 'reported', investigation: 'closed-without-result' }])
    expect(first.truth.unsolvedShooting?.place).toBe('gangen-vid-stationen')
  })
})

describe('the truth holds in what is drawn', () => {
  const count = (demo: DemoTown, area: AreaRole, since: boolean, of: (cell: WeekCount) => number) =>
    demo.truth.turnedOut
      .filter((cell) => cell.area === area && cell.week >= 0 === since)
      .reduce((sum, cell) => sum + of(cell), 0)

  test('happenings and told incidents come at the true rates before the start (3 standard errors of 12 towns)', () => {
    const before = 104
    for (const area of ['target', 'surroundings', 'comparison'] as const) {
      const happened = towns.map((demo) => count(demo, area, false, (cell) => cell.happened) / before)
      const told = towns.map((demo) => count(demo, area, false, (cell) => cell.reported + cell.observed) / before)
      const expected = towns.map((demo, i) => {
        const zone = new Map(demo.town.places.map(({ key, zone }) => [key, zone]))
        const rates = (ratesBefore[i] ?? []).filter(({ place }) => zone.get(place) === area)
        return [rates.reduce((sum, rate) => sum + rate.happens, 0), rates.reduce((sum, rate) => sum + rate.told, 0)]
      })
      const errorOf = (rate: number) => 3 * Math.sqrt((1.7 * rate) / before / towns.length)
      const trueHappened = mean(expected.map(([rate]) => rate as number))
      const trueTold = mean(expected.map(([, rate]) => rate as number))
      // Retaliation comes on top of the point rates: some 0.1 a week in the target area.
      expect(Math.abs(mean(happened) - trueHappened)).toBeLessThan(errorOf(trueHappened) + 0.15)
      expect(Math.abs(mean(told) - trueTold)).toBeLessThan(errorOf(trueTold) + 0.15)
    }
  })

  test('weekly counts vary 1.6 times as much as their mean, told ones too (± 0.15 over 12 towns)', () => {
    const dispersion = (of: (cell: WeekCount) => number) =>
      mean(
        towns.flatMap((demo) =>
          (['target', 'surroundings', 'comparison'] as const).map((area) => {
            const weeks = demo.truth.turnedOut.filter((cell) => cell.area === area && cell.week < 0).map(of)
            const middle = mean(weeks)
            return weeks.reduce((sum, week) => sum + (week - middle) ** 2, 0) / (weeks.length - 1) / middle
          }),
        ),
      )
    expect(Math.abs(dispersion((cell) => cell.happened) - 1.6)).toBeLessThan(0.15)
    expect(Math.abs(dispersion((cell) => cell.reported + cell.observed) - 1.6)).toBeLessThan(0.15)
  })

  test('people tell after two days in the median; police know at once', () => {
    const delays = (police: boolean) =>
      towns
        .flatMap(({ incidents }) => incidents)
        .filter(({ source, happening }) => (source === 'discovered') === police && happening.week < -8)
        .map(({ knownAt, interval }) => (knownAt - interval.to) / dayMs)
        .sort((a, b) => a - b)
    const [told, found] = [delays(false), delays(true)]
    expect(told[told.length >> 1]).toBeCloseTo(2, 1)
    expect(found.at(-1)).toBeLessThan(0.05)
  })

  test('people report by type as stated before the start, and more since', () => {
    const share = (form: keyof typeof forms, since: boolean) => {
      const of = (since ? ratesLast : (ratesBefore[0] ?? [])).filter(
        (rate) => rate.form === form && rate.place === 'torget-sodra-sidan',
      )
      return of.reduce((sum, { told }) => sum + told, 0) / of.reduce((sum, { happens }) => sum + happens, 0)
    }
    expect(share('assault', false)).toBeCloseTo(forms.assault.reported + forms.assault.observed, 6)
    expect(share('assault', true)).toBeCloseTo(1.3 * forms.assault.reported + forms.assault.observed, 6)
    const reported = towns.map((demo) => {
      const theft = demo.incidents.filter(({ happening }) => happening.form === 'pickpocket' && happening.week < -8)
      return theft.length
    })
    const happens = ratesBefore.map((rates) =>
      rates.filter(({ form }) => form === 'pickpocket').reduce((sum, rate) => sum + rate.happens, 0),
    )
    // 96 weeks of thefts that police never find: what is known is what is reported.
    const observedShare = mean(reported) / (96 * mean(happens))
    expect(Math.abs(observedShare - forms.pickpocket.reported)).toBeLessThan(0.04)
  })

  test('police find a growing share where they are more present, and no more in the comparison area', () => {
    const share = (area: AreaRole, since: boolean) => {
      const found = mean(towns.map((demo) => count(demo, area, since, (cell) => cell.discovered)))
      const known = mean(
        towns.map((demo) => count(demo, area, since, (cell) => cell.reported + cell.observed + cell.discovered)),
      )
      return found / known
    }
    expect(share('target', true)).toBeGreaterThan(1.6 * share('target', false))
    expect(share('comparison', true) / share('comparison', false)).toBeCloseTo(1, 0)
  })

  test('the square empties into the stairwell, the yard and the wood, and only a part is truly gone', () => {
    const { changeByPlace, changeByArea } = first.truth.effect
    const left = (changeByPlace['torget-norra-sidan'] ?? 0) + (changeByPlace['torget-sodra-sidan'] ?? 0)
    expect(left).toBeLessThan(-10)
    expect(changeByPlace['tallbacken-14-b']).toBeGreaterThan(5)
    expect(changeByPlace['garden-ekbacken-2']).toBeGreaterThan(1)
    expect(changeByPlace.skogsdungen).toBeGreaterThan(1)
    expect(changeByArea.target + changeByArea.surroundings).toBeLessThan(0)
    expect(changeByArea.target + changeByArea.surroundings).toBeGreaterThan(0.5 * left)
    expect(changeByArea.comparison).toBe(0)
    const told = (key: string, from: number, to: number) =>
      mean(
        towns.map(
          ({ incidents }) =>
            incidents.filter(
              ({ happening: { place, week }, source }) =>
                place.key === key && source !== 'discovered' && week >= from && week < to,
            ).length /
            (to - from),
        ),
      )
    expect(told('torget-norra-sidan', 4, 8)).toBeLessThan(told('torget-norra-sidan', -104, 0) - 4)
    expect(told('tallbacken-14-b', 4, 8)).toBeGreaterThan(told('tallbacken-14-b', -104, 0) + 2)
    expect(told('skogsdungen', 4, 8)).toBeGreaterThan(told('skogsdungen', -104, 0))
  })

  test('windows are broken after closing, within nine days of somebody speaking up', () => {
    for (const { incidents, truth } of towns) {
      const windows = incidents.filter(({ happening }) => happening.cause === 'retaliation')
      expect(truth.retaliation.spoke.length).toBeGreaterThan(10)
      for (const { happening, interval } of windows) {
        const spoken = truth.retaliation.spoke.filter(({ place }) => place === happening.place.key)
        expect(spoken.some(({ windowBrokenOn }) => windowBrokenOn !== null)).toBe(true)
        expect(interval.from).toBeLessThanOrEqual(happening.at)
        expect(happening.at).toBeLessThan(interval.to)
        expect(interval.to - interval.from).toBeGreaterThan(4 * hourMs)
      }
      for (const { on, windowBrokenOn } of truth.retaliation.spoke) {
        const days = windowBrokenOn === null ? 1 : dayNumberOf(windowBrokenOn) - dayNumberOf(on)
        expect(days).toBeGreaterThanOrEqual(1)
        expect(days).toBeLessThanOrEqual(9)
      }
    }
  })
})
