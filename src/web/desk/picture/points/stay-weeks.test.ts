import { expect, it } from 'vitest'
import { movesAmong, placeInWeek, weeksAlong } from './stay-weeks.ts'

const stays = [
  { placeId: 'square', from: '2026-02-18' },
  { placeId: 'stairwell', from: '2026-03-04' },
]
const starts = ['2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16']
const weeks = (count: number) => starts.map((startsOn) => ({ startsOn, count }))

it('counts each week where the point stood when it began, and what was before where it was first', () => {
  expect(starts.map((startsOn) => placeInWeek(stays, startsOn))).toEqual([
    'square',
    'square',
    'square',
    'square',
    'stairwell',
    'stairwell',
  ])
  const along = weeksAlong(stays, new Map(Object.entries({ square: weeks(5), stairwell: weeks(2) })))
  expect(along.map(({ count }) => count)).toEqual([5, 5, 5, 5, 2, 2])
  expect(along.map(({ startsOn }) => startsOn)).toEqual(starts)
  expect(movesAmong(stays, along)).toEqual([4])
})

it('is the weeks of the one place where a point has stayed', () => {
  const one = [{ placeId: 'square', from: '2026-03-04' }]
  expect(weeksAlong(one, new Map([['square', weeks(3)]]))).toEqual(weeks(3))
  expect(movesAmong(one, weeks(3))).toEqual([])
})

it('comes back to a place that the point has left before', () => {
  const back = [...stays, { placeId: 'square', from: '2026-03-09' }]
  const along = weeksAlong(back, new Map(Object.entries({ square: weeks(5), stairwell: weeks(2) })))
  expect(along.map(({ count }) => count)).toEqual([5, 5, 5, 5, 5, 5])
})
