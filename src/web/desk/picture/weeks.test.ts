import { describe, expect, it } from 'vitest'
import { monthMarks, rangeOf, searchOf, withEnd } from './weeks.ts'

const week = (startsOn: string) => ({
  startsOn,
  isoWeek: 1,
  count: 3,
  discovered: 0,
  sinceStart: false,
  completeness: 1,
})
const weeks = ['2026-01-26', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02'].map(week)

describe('rangeOf and searchOf', () => {
  it('are all of the time when nothing is chosen', () => {
    expect(rangeOf(weeks, {})).toEqual({ first: 0, last: 5 })
    expect(searchOf(weeks, { first: 0, last: 5 })).toEqual({ from: undefined, to: undefined })
  })

  it('come back to the same range by way of the address', () => {
    const range = { first: 1, last: 3 }
    expect(rangeOf(weeks, searchOf(weeks, range))).toEqual(range)
  })

  it('fall back to everything when the address names weeks that are not there', () => {
    expect(rangeOf(weeks, { from: '2027-01-04' })).toEqual({ first: 0, last: 5 })
    expect(rangeOf([], {})).toEqual({ first: 0, last: -1 })
  })
})

describe('withEnd', () => {
  it('moves one end and stops at the other', () => {
    expect(withEnd({ first: 2, last: 3 }, 'first', 1)).toEqual({ first: 1, last: 3 })
    expect(withEnd({ first: 2, last: 3 }, 'first', 5)).toEqual({ first: 3, last: 3 })
    expect(withEnd({ first: 2, last: 3 }, 'last', 0)).toEqual({ first: 2, last: 2 })
  })
})

describe('monthMarks', () => {
  it('names each month where it begins', () => {
    expect(monthMarks(weeks)).toEqual([
      { index: 1, day: '2026-02-02' },
      { index: 5, day: '2026-03-02' },
    ])
  })

  it('names quarters when there are many', () => {
    const years = Array.from({ length: 112 }, (_, i) =>
      week(new Date(Date.UTC(2024, 0, 1) + i * 604_800_000).toISOString().slice(0, 10)),
    )
    const months = monthMarks(years).map(({ day }) => day.slice(5, 7))
    expect(months).toEqual(['04', '07', '10', '01', '04', '07', '10', '01'])
  })
})
