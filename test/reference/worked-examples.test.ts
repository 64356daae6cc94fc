import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rankPoints } from '../../src/analysis/point-ranking.ts'
import { rateChange } from '../../src/analysis/rate-change.ts'
import { isoWithOffset, localClock, localDay, localTime, toEpoch } from '../../src/domain/time/local-clock.ts'
import { isoWeek } from '../../src/domain/time/week.ts'

/** The method pages work an example each: the figures printed there are the figures computed here. */
const page = (name: string) => readFileSync(join(import.meta.dirname, `../../docs/methods/${name}.md`), 'utf8')

describe('worked examples of docs/methods', () => {
  it('point-ranking: twelve shops', () => {
    const text = page('point-ranking')
    const week = 604_800_000
    const until = Date.UTC(2026, 10, 23)
    const rows = [9, 4, 3, 2, 1, 1].flatMap((count, place) =>
      Array.from({ length: count }, (_, i) => ({ place, at: until - ((i + 0.5) / count) * 10 * week })),
    )
    const ranking = rankPoints(
      {
        at: Float64Array.from(rows, ({ at }) => at),
        place: Int32Array.from(rows, ({ place }) => place),
        group: new Uint16Array(rows.length),
      },
      {
        placeCount: 12,
        groupCount: 1,
        until,
        observedFrom: new Float64Array(12).fill(until - 10 * week),
        halfLifeWeeks: Number.POSITIVE_INFINITY,
        kindOfPlace: new Int32Array(12),
        kindCount: 1,
        harm: [1],
        listed: 200,
        dispersion: 1,
        confidence: 0.9,
        topK: 3,
        draws: 1000,
        seed: 1,
      },
    )
    const shown = (value: number | undefined) => (value ?? Number.NaN).toFixed(3)
    expect(text).toContain(`a = ${shown(ranking.priors[0]?.shape)}`)
    expect(text).toContain(`b = ${shown(ranking.priors[0]?.rate)}`)
    expect(text).toContain(
      `= ${shown(ranking.mean[0])} a week, interval ${shown(ranking.low[0])}–${shown(ranking.high[0])}`,
    )
    expect(text).toContain(`${shown(ranking.mean[1])}\n(${shown(ranking.low[1])}–${shown(ranking.high[1])})`)
    expect(Array.from(ranking.tiedWithNext)).toEqual([0, 1, 1, 1, 1, 0])
  })

  it('rate-change: 30 in 52 weeks, then 2 in 8', () => {
    const change = rateChange({ count: 30, weeks: 52 }, { count: 2, weeks: 8 })
    expect(page('rate-change')).toContain(`−${Math.abs(change?.value ?? 0).toFixed(3)} a week`)
    expect(page('rate-change')).toContain(`P(rose) = ${change?.rose.toFixed(3)}`)
    expect(page('rate-change')).toContain(`−${Math.abs(change?.low ?? 0).toFixed(2)} to ${change?.high.toFixed(2)}`)
  })

  it('local-time: the two nights and the last week of 2026', () => {
    const clock = localClock('Europe/Stockholm')
    const gap = toEpoch(clock, { year: 2026, month: 3, day: 29, hour: 2, minute: 30 })
    expect(isoWithOffset(clock, gap.at)).toContain('03:30:00+02:00')
    const first = toEpoch(clock, { year: 2026, month: 10, day: 25, hour: 2, minute: 30 })
    expect(new Date(first.at).toISOString()).toContain('00:30')
    expect(localTime(clock, first.at + 3_600_000).hour).toBe(2)
    const weekOf = (day: string) => isoWeek(localDay(clock, Date.parse(`${day}T12:00:00+01:00`)))
    expect(weekOf('2026-12-31')).toEqual({ year: 2026, week: 53 })
    expect(weekOf('2027-01-03')).toEqual({ year: 2026, week: 53 })
    expect(page('local-time')).toContain('week 53 of 2026')
  })
})
