import { expect, it } from 'vitest'
import { timeLeft } from './import-work.ts'

it.each([
  [500, 100, 1000, null],
  [2000, 0, 1000, null],
  [2000, 100, null, null],
  [2000, 500, 1000, 2],
  [10_000, 1, 1000, 9990],
  // An estimate that turned out too low.
  [2000, 1200, 1000, 0],
])('after %i ms and %i of %s there are %s seconds left', (passed, finished, total, left) => {
  expect(timeLeft(passed, finished, total)).toBe(left)
})
