import { describe, expect, it } from 'vitest'
import { aoristicRhythm } from '../../src/analysis/aoristic.ts'
import { localClock } from '../../src/domain/time/local-clock.ts'
import { callMethod } from '../../src/methods/call-method.ts'

const zone = 'America/New_York'
const weightsOf = (from: string, to: string) => {
  const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
  return aoristicRhythm(Float64Array.of(at(from)), Float64Array.of(at(to)), localClock(zone)).weights
}

describe('the published description of the method', () => {
  it('10:55 to 11:55 lies mostly in the 11 o’clock hour (Ratcliffe, R package aoristic 1.0.0, README)', () => {
    // The README says that rounding gave 0.5 and 0.5, and that shares are by the minute since: 5 and 55 of 60.
    const weights = weightsOf('2019-03-04T10:55', '2019-03-04T11:55')
    expect(weights[10]).toBeCloseTo(5 / 60, 12)
    expect(weights[11]).toBeCloseTo(55 / 60, 12)
  })

  it('an event that may be in any of four whole hours gives each a quarter (the definition in Ratcliffe 2000, IJGIS 14(7), 669–679)', () => {
    const weights = weightsOf('2019-03-04T14:00', '2019-03-04T18:00')
    expect(Array.from(weights.subarray(13, 19))).toEqual([0, 0.25, 0.25, 0.25, 0.25, 0])
  })

  it('an event without an end has its whole weight in the hour it began (R package aoristic, aoristic.df)', () => {
    const weights = weightsOf('2019-03-10T23:59', '2019-03-10T23:59')
    expect(weights[6 * 24 + 23]).toBe(1)
  })

  it('the method takes an end that is null for none, which is an event at its start', () => {
    const from = Temporal.ZonedDateTime.from('2019-03-10T23:59[America/New_York]').epochMilliseconds
    const answer = (to: number | null) => callMethod('aoristic', { from: [from], to: [to], timeZone: zone })
    const open = answer(null)
    const point = answer(from)
    expect(open.ok && open.value.result).toEqual(point.ok && point.value.result)
    expect(open.ok && open.value.result).toMatchObject({ counted: 1, leftOut: 0 })
  })

  it('reproduces only in local time: the same moments in UTC fall in other hours', () => {
    const moment = Temporal.ZonedDateTime.from('2019-03-04T10:55[America/New_York]').epochMilliseconds
    const utc = aoristicRhythm(Float64Array.of(moment), Float64Array.of(moment), localClock('UTC')).weights
    expect(utc[10]).toBe(0)
    expect(utc[15]).toBe(1)
  })
})
