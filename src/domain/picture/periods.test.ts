import { describe, expect, it } from 'vitest'
import { parsePeriods, periodsText } from './periods.ts'

describe('two periods to compare', () => {
  it('are read as they are written', () => {
    const text = '2025-10-06..2025-12-28,2026-02-16..2026-03-29'
    const periods = parsePeriods(text)
    expect(periods).toEqual({
      before: { from: '2025-10-06', to: '2025-12-28' },
      since: { from: '2026-02-16', to: '2026-03-29' },
    })
    expect(periods && periodsText(periods)).toBe(text)
  })

  it.each([
    '',
    '2025-10-06..2025-12-28',
    '2025-02-30..2025-12-28,2026-02-16..2026-03-29',
    '2025-12-28..2025-10-06,2026-02-16..2026-03-29',
    '2025-10-06..2025-12-28,2026-03-29..2026-02-16',
    // Wednesday and Thursday of one week.
    '2025-10-06..2026-02-18,2026-02-19..2026-03-29',
    '2025-10-06..2025-12-28,2026-02-16..2026-03-29,2026-04-06..2026-04-12',
  ])('are refused: %s', (text) => expect(parsePeriods(text)).toBeNull())
})
