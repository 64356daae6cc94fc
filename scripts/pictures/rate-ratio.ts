import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { rateRatio } from '../../src/methods/rate-ratio.ts'
import { ink, type Picture, svgOf } from './picture.ts'

type Interval = Record<'low' | 'high', number>
interface Answer {
  readonly ratio: number
  readonly exact: Interval
  readonly midP: Interval
  readonly inflated: Interval
}

export const pictures: readonly Picture[] = [
  {
    name: 'rate-ratio',
    alt: 'Three intervals of the worked example on a log scale around 0.41: exact, mid-p and φ-inflated; only the last reaches past 1.',
    draw: () => {
      const called = callMethod('rate-ratio', rateRatio.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { ratio, exact, midP, inflated } = called.value.result as Answer
      const rows = [
        { kind: 'exact', ...exact },
        { kind: 'mid-p', ...midP },
        { kind: 'φ = 1.6', ...inflated },
      ]
      return svgOf({
        height: 200,
        marginLeft: 80,
        x: {
          type: 'log',
          label: 'rate ratio, 95 % interval',
          domain: [0.1, 2],
          ticks: [0.1, 0.2, 0.5, 1, 2],
          tickFormat: (x: number) => `${x}`,
          grid: true,
        },
        y: { label: null, domain: rows.map(({ kind }) => kind) },
        marks: [
          Plot.ruleX([1], { stroke: ink.text }),
          Plot.link(rows, { x1: 'low', x2: 'high', y1: 'kind', y2: 'kind', stroke: ink.amount, strokeWidth: 3 }),
          Plot.dot(rows, { x: ratio, y: 'kind', fill: ink.amount, r: 6 }),
          Plot.text(rows, {
            x: ratio,
            y: 'kind',
            dy: -16,
            text: ({ low, high }: Interval) => `${low.toFixed(3)} to ${high.toFixed(3)}`,
          }),
        ],
      })
    },
  },
]
