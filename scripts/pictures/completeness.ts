import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { completeness } from '../../src/methods/completeness.ts'
import { ink, type Picture, svgOf } from './picture.ts'

const day = 86_400_000

export const pictures: readonly Picture[] = [
  {
    name: 'completeness',
    alt: 'Share known by days since the incident in the example: 0.33 within one day, 0.67 within two and three, 1 within four; the plain share of delays, a dotted line, starts at 0.4.',
    draw: () => {
      const { from, knownAt, longestDays = 0 } = completeness.example
      const called = callMethod('completeness', completeness.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { shareKnown } = called.value.result as { shareKnown: readonly number[] }
      const days = Array.from({ length: longestDays }, (_, d) => d + 1)
      const delays = from.map((at, row) => Math.floor(((knownAt[row] ?? 0) - at) / day))
      const plain = days.map((d) => ({ day: d, share: delays.filter((delay) => delay < d).length / delays.length }))
      const known = days.map((d) => ({ day: d, share: shareKnown[d - 1] ?? 0 }))
      return svgOf({
        height: 260,
        x: { label: 'within days of the incident', ticks: days, tickFormat: (d: number) => `${d}`, domain: [0.5, 5.5] },
        y: { label: 'share known', domain: [0, 1.08], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], grid: true },
        marks: [
          Plot.ruleY([0], { stroke: ink.quiet }),
          Plot.line(plain, { x: 'day', y: 'share', stroke: ink.more, strokeDasharray: '2 4' }),
          Plot.line(known, { x: 'day', y: 'share', stroke: ink.amount, strokeWidth: 2 }),
          Plot.dot(known, { x: 'day', y: 'share', fill: ink.amount, r: 4 }),
          Plot.text(known, {
            x: 'day',
            y: 'share',
            text: ({ share }: { share: number }) => share.toFixed(2),
            dy: 16,
            fill: ink.amount,
          }),
          Plot.text(['plain share: too high'], { x: 1.6, y: 0.86, textAnchor: 'start', fill: ink.more }),
        ],
      })
    },
  },
]
