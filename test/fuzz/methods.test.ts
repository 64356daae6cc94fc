import { beforeAll, describe, expect, it } from 'vitest'
import { type FuzzReport, fuzz, methodsNamed } from './method-fuzz.ts'

/** `npm run fuzz` makes a million calls; these are the first of a fixed seed. */
const seed = 20_261_123
const calls = 20_000

describe('every method, called at random', () => {
  const methods = methodsNamed(null)
  let report: FuzzReport
  beforeAll(() => {
    report = fuzz(methods, seed, 0, calls)
  }, 240_000)

  it(`answers or refuses ${calls} calls, each within a second, with no NaN and nothing outside its schema`, () => {
    expect(report.failures).toEqual([])
  })

  it.each(methods.map(({ name }) => name))('%s: is called, and answers a fair share', (name) => {
    const { calls: made, answered, refused } = report.tallies[name] ?? { calls: 0, answered: 0, refused: 0 }
    expect(made).toBeGreaterThanOrEqual(Math.floor(calls / methods.length))
    expect(answered).toBeGreaterThan(made / 20)
    expect(refused).toBeGreaterThan(0)
  })

  it('makes the same calls wherever they are made', () => {
    const [whole, parts] = [fuzz(methods, 7, 0, 60), [fuzz(methods, 7, 0, 25), fuzz(methods, 7, 25, 60)]]
    const answered = (reports: readonly (typeof whole)[]) =>
      reports.flatMap((report) => Object.values(report.tallies)).reduce((sum, tally) => sum + tally.answered, 0)
    expect(answered(parts)).toBe(answered([whole]))
  })
})
