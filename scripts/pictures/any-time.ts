import * as Plot from '@observablehq/plot'
import { anyTime } from '../../src/methods/any-time.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Monitored {
  readonly ratio: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly evidence: readonly number[]
  readonly spoke: { readonly week: number }
}

export const pictures: readonly Picture[] = [
  {
    name: 'any-time',
    alt: 'Rate ratio since the start, week by week, with its confidence sequence: the band narrows from 0.14–3.4 to 0.31–0.80 and leaves 1 out from week 4 on, when the evidence passes 20.',
    draw: () => {
      const called = callMethod('any-time', anyTime.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { ratio, low, high, evidence, spoke } = called.value.result as Monitored
      const weeks = ratio.map((value, i) => ({ week: i + 1, ratio: value, low: low[i], high: high[i] }))
      const spoken = { week: spoke.week, at: high[spoke.week - 1] ?? 1, evidence: evidence[spoke.week - 1] ?? 0 }
      return svgOf({
        x: { label: 'week since the start', ticks: weeks.length, tickFormat: (week: number) => `${week}` },
        y: {
          type: 'log',
          domain: [0.1, 6],
          label: 'target beside comparison, rate ratio',
          ticks: [0.125, 0.25, 0.5, 1, 2, 4],
          tickFormat: (r: number) => `${r}`,
          grid: true,
        },
        marks: [
          Plot.areaY(weeks, { x: 'week', y1: 'low', y2: 'high', fill: ink.light }),
          Plot.ruleY([1], { stroke: ink.quiet, strokeDasharray: '4 3' }),
          Plot.line(weeks, { x: 'week', y: 'ratio', stroke: ink.fewer, strokeWidth: 2.5 }),
          Plot.dot([spoken], { x: 'week', y: 'at', fill: ink.fewer, r: 4 }),
          Plot.text([spoken], {
            x: 'week',
            y: 'at',
            text: (one: typeof spoken) => `week ${one.week}: evidence ${one.evidence.toFixed(0)}, fewer`,
            textAnchor: 'start',
            dx: 12,
            dy: -22,
            fill: ink.fewer,
            fontSize: 12,
          }),
        ],
      })
    },
  },
]
