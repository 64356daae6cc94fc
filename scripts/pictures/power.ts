import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { power } from '../../src/methods/power.ts'
import { ink, type Picture, svgOf } from './picture.ts'

export const pictures: readonly Picture[] = [
  {
    name: 'power',
    alt: 'Power against the true fall in the worked example, rising from 3 % to 99 %, with a mark where it crosses 80 % at a fall of 83 %.',
    draw: () => {
      const called = callMethod('power', power.example)
      if (!called.ok) throw new Error(called.problem.code)
      const answer = called.value.result as { smallestFall: number; power: readonly number[] }
      const curve = answer.power.map((share, fall) => ({ fall, power: 100 * share }))
      const at = { fall: 100 * answer.smallestFall, power: 80 }
      return svgOf({
        height: 280,
        x: { label: 'true fall, per cent' },
        y: { label: 'operations in which it is seen, per cent', domain: [0, 100], grid: true },
        marks: [
          Plot.ruleY([at.power], { stroke: ink.quiet, strokeDasharray: '4 4' }),
          Plot.line(curve, { x: 'fall', y: 'power', stroke: ink.amount, strokeWidth: 2.5 }),
          Plot.dot([at], { x: 'fall', y: 'power', fill: ink.more, r: 6 }),
          Plot.text([at], { x: 'fall', y: 'power', dx: -34, dy: -12, text: () => `${at.fall.toFixed(0)} %` }),
        ],
      })
    },
  },
]
