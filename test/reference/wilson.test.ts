import { expect, it } from 'vitest'
import { type ShareInterval, wilsonInterval } from '../../src/analysis/wilson.ts'
import { wilson as method } from '../../src/methods/wilson.ts'
import { methodPage } from './method-page.ts'

const defined = (yes: number, asked: number): ShareInterval => {
  const answer = wilsonInterval(yes, asked)
  if ('defined' in answer) throw new Error(answer.reason)
  return answer
}

it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Newcombe 1998, Statistics in Medicine 17, table I: %d of %d is %d to %d', (yes, asked, low, high) => {
  expect(defined(yes, asked).low).toBeCloseTo(low, 4)
  expect(defined(yes, asked).high).toBeCloseTo(high, 4)
})

it.each([
  [81, 263, 0.255288519878274, 0.3662095769828],
  [15, 148, 0.0623863995307363, 0.160487241723308],
  [0, 20, 0, 0.161125158052819],
  [1, 29, 0.00611321429276266, 0.171755218793203],
  [7, 50, 0.0695083342701629, 0.261861937105855],
])('R 4.2.2, prop.test(%d, %d, correct = FALSE): %d to %d', (yes, asked, low, high) => {
  expect(defined(yes, asked).low).toBeCloseTo(low, 12)
  expect(defined(yes, asked).high).toBeCloseTo(high, 12)
})

it('works the example of its page', () => {
  const text = methodPage('wilson')
  for (const row of [0, 2]) {
    const [yes = 0, asked = 0] = [method.example.successes[row], method.example.trials[row]]
    const { share, low, high } = defined(yes, asked)
    const percent = (value: number) => (100 * value).toFixed(1)
    expect(text).toContain(`${yes} of ${asked}: ${percent(share)} %, `)
    expect(text).toContain(`${percent(low)} to ${percent(high)} %`)
  }
  expect(text).toContain(`${defined(81, 263).low.toFixed(4)} to ${defined(81, 263).high.toFixed(4)} with`)
  expect(text).toContain(`here it is 0 to ${defined(0, 20).high.toFixed(3)}`)
})
