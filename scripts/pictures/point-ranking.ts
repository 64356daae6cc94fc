import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { pointRanking } from '../../src/methods/point-ranking.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Answer {
  readonly mean: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly inTop: readonly number[]
  readonly raw: readonly number[]
}

export const pictures: readonly Picture[] = [
  {
    name: 'point-ranking',
    alt: 'The six shops with incidents in the example: mean and 90 % interval a week, the raw rate as a ring, and the probability of being among the three highest.',
    draw: () => {
      const called = callMethod('point-ranking', pointRanking.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { mean, low, high, inTop, raw } = called.value.result as Answer
      const shops = mean.map((value, i) => ({
        rank: `${i + 1}`,
        mean: value,
        low: low[i],
        high: high[i],
        raw: (raw[i] ?? 0) / 10,
        inTop: `P(top 3) = ${(inTop[i] ?? 0).toFixed(2)}`,
      }))
      return svgOf({
        height: 260,
        x: { label: 'incidents a week', domain: [0, 1.75], grid: true, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2] },
        y: { label: 'rank', type: 'point' },
        marks: [
          Plot.ruleX([0], { stroke: ink.quiet }),
          Plot.ruleY(shops, { y: 'rank', x1: 'low', x2: 'high', stroke: ink.light, strokeWidth: 6 }),
          Plot.dot(shops, { y: 'rank', x: 'mean', fill: ink.amount, r: 4.5 }),
          Plot.dot(shops, { y: 'rank', x: 'raw', stroke: ink.more, r: 4.5, strokeWidth: 1.5 }),
          Plot.text(shops, { y: 'rank', x: 1.73, text: 'inTop', textAnchor: 'end' }),
        ],
      })
    },
  },
]
