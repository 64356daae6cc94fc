import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { farrington } from '../../src/methods/farrington.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Week {
  readonly week: number
  readonly count: number
  readonly expected: number
  readonly upperBound: number
  readonly alarm: boolean
}

export const pictures: readonly Picture[] = [
  {
    name: 'farrington',
    alt: 'The last eighty-four weeks of the example; over the last 25 of them lie the expected count and the bound, which five of the last six weeks exceed.',
    draw: () => {
      const called = callMethod('farrington', farrington.example)
      if (!called.ok) throw new Error(called.problem.code)
      const judged = called.value.result as readonly Week[]
      const all = farrington.example.counts.map((count, week) => ({ count, week })).filter(({ week }) => week >= 100)
      return svgOf({
        height: 300,
        x: { label: 'week', ticks: [100, 120, 140, 160, 180], tickFormat: (week: number) => `${week}` },
        y: { label: 'incidents a week', grid: true, domain: [0, 35] },
        marks: [
          Plot.ruleY([0], { stroke: ink.quiet }),
          Plot.line(all, { x: 'week', y: 'count', stroke: ink.light, strokeWidth: 1.5 }),
          Plot.line(judged, { x: 'week', y: 'expected', stroke: ink.quiet, strokeDasharray: '3 3', strokeWidth: 1.5 }),
          Plot.line(judged, { x: 'week', y: 'upperBound', stroke: ink.amount, strokeWidth: 2, curve: 'step' }),
          Plot.dot(judged, { x: 'week', y: 'count', r: 3.5, fill: (w: Week) => (w.alarm ? ink.more : ink.amount) }),
          Plot.text(['bound'], { x: 172, y: 18, textAnchor: 'end', fill: ink.amount }),
          Plot.text(['expected'], { x: 165, y: 3, textAnchor: 'start', fill: ink.quiet }),
          Plot.text(['alarms'], { x: 181, y: 33, textAnchor: 'end', fill: ink.more }),
        ],
      })
    },
  },
]
