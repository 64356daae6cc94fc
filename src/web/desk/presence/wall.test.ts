import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakOn, calendarDay, inLanes, saidSpan, sharesOf, spanOn, wallSpan } from './wall.ts'

describe('times of the wall', () => {
  it('pass midnight when the end is not after the start', () => {
    expect(spanOn('2026-03-28', '22:00', '06:00')).toEqual({ from: '2026-03-28T22:00', to: '2026-03-29T06:00' })
    expect(spanOn('2026-03-28', '10:00', '12:00')).toEqual({ from: '2026-03-28T10:00', to: '2026-03-28T12:00' })
  })

  it('put a break after midnight on the day after', () => {
    expect(breakOn('2026-12-31', '22:00', { from: '01:00', to: '01:30' })).toEqual({
      from: '2027-01-01T01:00',
      to: '2027-01-01T01:30',
    })
    expect(breakOn('2026-12-31', '18:00', { from: '23:45', to: '00:15' })).toEqual({
      from: '2026-12-31T23:45',
      to: '2027-01-01T00:15',
    })
  })

  it('are drawn by what the wall shows, whatever summer time did', () => {
    const night = { from: '2026-03-28T22:00:00+01:00', to: '2026-03-29T06:00:00+02:00' }
    const { start, length } = sharesOf(wallSpan(night), calendarDay('2026-03-28'))
    expect([start * 24, length * 24]).toEqual([expect.closeTo(16), expect.closeTo(8)])
    expect(saidSpan(night)).toBe('22–06')
  })
})

it('no two in a lane have time in common, and none is lost', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 30 })).map(([from, length]) => ({ from, to: from + length })),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(spans, (all) => {
      const lanes = inLanes(all, (span) => span)
      expect(lanes.flat()).toHaveLength(all.length)
      for (const lane of lanes)
        lane.forEach((span, at) => expect(span.from).toBeGreaterThanOrEqual(lane[at - 1]?.to ?? 0))
    }),
  )
})
