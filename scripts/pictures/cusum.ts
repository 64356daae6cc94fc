import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { cusum } from '../../src/methods/cusum.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Answer {
  readonly sums: readonly number[]
  readonly alarm: readonly number[]
  readonly threshold: number
  readonly referenceValue: number
}

export const pictures: readonly Picture[] = [
  {
    name: 'cusum',
    alt: 'The sum of the example week by week: it reaches the threshold of 7 in week 10, begins anew and falls to zero. A dotted line shows the same sum without reset, above the threshold until week 15.',
    draw: () => {
      const called = callMethod('cusum', cusum.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { sums, alarm, threshold, referenceValue } = called.value.result as Answer
      const weeks = sums.map((sum, i) => ({ week: i + 1, sum, alarms: alarm[i] === 1 }))
      const never = cusum.example.counts.reduce<{ week: number; sum: number }[]>((all, count, i) => {
        const sum = Math.max(0, (all.at(-1)?.sum ?? 0) + count - referenceValue)
        return [...all, { week: i + 1, sum }]
      }, [])
      return svgOf({
        height: 280,
        x: { label: 'week', ticks: [1, 5, 10, 15, 20, 25], tickFormat: (week: number) => `${week}` },
        y: { label: 'sum, incidents', grid: true, domain: [0, 12] },
        marks: [
          Plot.ruleY([0], { stroke: ink.quiet }),
          Plot.ruleY([threshold], { stroke: ink.quiet, strokeDasharray: '6 4' }),
          Plot.text(['threshold h = 7'], { x: 1, y: threshold, dy: -8, textAnchor: 'start', fill: ink.quiet }),
          Plot.line(never, { x: 'week', y: 'sum', stroke: ink.quiet, strokeDasharray: '2 3' }),
          Plot.text(['never set back'], { x: 15.4, y: 8.2, textAnchor: 'start', fill: ink.quiet }),
          Plot.line(weeks, { x: 'week', y: 'sum', stroke: ink.amount, strokeWidth: 2 }),
          Plot.dot(weeks, {
            x: 'week',
            y: 'sum',
            fill: (w: { alarms: boolean }) => (w.alarms ? ink.more : ink.amount),
            r: 4,
          }),
          Plot.text(['alarm'], { x: 9.6, y: 8.2, textAnchor: 'end', fill: ink.more }),
        ],
      })
    },
  },
]
