import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { eTest } from '../../src/methods/e-test.ts'
import { ink, type Picture, svgOf } from './picture.ts'

/** Poisson probabilities of 0 … 12. */
function poisson(mean: number): number[] {
  const probabilities = [Math.exp(-mean)]
  for (let k = 1; k <= 12; k++) probabilities.push(((probabilities[k - 1] ?? 0) * mean) / k)
  return probabilities
}

export const pictures: readonly Picture[] = [
  {
    name: 'e-test',
    alt: 'The pairs of counts up to 12 and 12: those at least as far apart as 6 and 2 are marked, in two wedges; the size of a dot is its probability.',
    draw: () => {
      const called = callMethod('e-test', eTest.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { p } = called.value.result as { p: number }
      const { first, second } = eTest.example
      const shares = poisson((first.count + second.count) / 2)
      const square = (a: number, b: number) => (a === b ? 0 : (a - b) ** 2 / (a + b))
      const limit = square(first.count, second.count)
      const pairs = shares.flatMap((one, a) =>
        shares.map((other, b) => ({ a, b, probability: one * other, extreme: square(a, b) >= limit })),
      )
      return svgOf({
        height: 400,
        width: 440,
        x: { label: `first count (the probabilities in orange sum to p = ${p.toFixed(3)})`, ticks: 12 },
        y: { label: 'second count', ticks: 12, grid: true },
        r: { range: [1, 11] },
        color: { domain: [false, true], range: [ink.light, ink.more] },
        marks: [
          Plot.dot(pairs, { x: 'a', y: 'b', r: 'probability', fill: 'extreme' }),
          Plot.dot([{ a: first.count, b: second.count }], {
            x: 'a',
            y: 'b',
            r: 13,
            stroke: ink.text,
            fill: 'none',
            symbol: 'circle',
          }),
        ],
      })
    },
  },
]
