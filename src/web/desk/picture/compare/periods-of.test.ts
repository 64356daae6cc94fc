import { describe, expect, it } from 'vitest'
import { bandOf, proposedPeriods } from './periods-of.ts'

const weeks = ['2026-01-05', '2026-01-12', '2026-01-19'].map((startsOn) => ({ startsOn })) as never
const compared = {
  before: { from: '2025-01-06', to: '2025-12-28', weeks: 51 },
  since: { from: '2026-01-05', to: '2026-01-25', weeks: 3 },
}

describe('the periods that are proposed', () => {
  it('are those compared now when no time is chosen', () =>
    expect(proposedPeriods({ compared, weeks }, {})).toBe(compared))

  it('are the chosen weeks and as many just before', () =>
    expect(proposedPeriods({ compared, weeks }, { from: '2026-01-12' })).toEqual({
      before: { from: '2025-12-29', to: '2026-01-11' },
      since: { from: '2026-01-12', to: '2026-01-25' },
    }))
})

describe('where a period stands in the time bar', () => {
  const weeks = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'].map((startsOn) => ({ startsOn }))

  it('is from the first to the last of its weeks', () => {
    expect(bandOf(weeks, { from: '2026-03-09', to: '2026-03-22' })).toEqual({ from: 0.25, share: 0.5 })
    expect(bandOf(weeks, { from: '2026-01-05', to: '2026-03-08' })).toEqual({ from: 0, share: 0.25 })
  })

  it('is nowhere when none of its weeks are shown', () => {
    expect(bandOf(weeks, { from: '2025-01-06', to: '2025-01-12' })).toBeNull()
    expect(bandOf(weeks, { from: '2026-04-06', to: '2026-04-12' })).toBeNull()
  })
})
