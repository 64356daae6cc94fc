import { describe, expect, it } from 'vitest'
import { proposedPeriods } from './periods-of.ts'

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
