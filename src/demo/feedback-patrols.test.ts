import { expect, test } from 'vitest'
import { simulatePatrols } from './feedback-patrols.ts'

const fourYears = 208

/** Each place's share of the patrols after four years, over many simulated towns. */
function endings(rates: readonly number[], isGuarded: boolean, runs: number): readonly (readonly number[])[] {
  return Array.from({ length: runs }, (_, seed) => simulatePatrols(rates, fourYears, seed, isGuarded).at(-1) ?? [])
}
const meanShare = (all: readonly (readonly number[])[], place: number) =>
  all.reduce((sum, shares) => sum + (shares[place] ?? 0), 0) / all.length

test('without the weight, patrols that follow what they find go to one of two places altogether, though it has only 12 to 8', () => {
  const all = endings([12, 8], false, 40)
  expect(all.filter(([first = 0]) => first > 0.95).length).toBeGreaterThanOrEqual(39)
  expect(all.every(([first = 0]) => first > 0.9)).toBe(true)
})

test('with it they share the two in proportion to the rates, in every run', () => {
  for (const rates of [
    [12, 8],
    [10, 10],
    [15, 5],
  ]) {
    const all = endings(rates, true, 16)
    expect(all.every(([first = 0]) => first > 0.2 && first < 0.95)).toBe(true)
    expect(Math.abs(meanShare(all, 0) - (rates[0] ?? 0) / 20)).toBeLessThan(0.03)
  }
})

test('with more than two places none takes all, but one whose rate is far lower still fades, as the page admits', () => {
  const all = endings([20, 10, 5], true, 12)
  expect(all.every((shares) => Math.max(...shares) < 0.9)).toBe(true)
  expect(meanShare(all, 0)).toBeCloseTo(2 / 3, 1)
  expect(meanShare(all, 2)).toBeLessThan(0.02)
})
