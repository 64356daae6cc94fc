import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { rateChange } from '../../src/methods/rate-change.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Answer {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly rose: number
}

export const pictures: readonly Picture[] = [
  {
    name: 'rate-change',
    alt: 'The change of the example, −0.33 a week, with its 90 % interval from −0.59 to 0.12, which holds zero; below it the same with φ = 1.6, wider.',
    draw: () => {
      const rows = [1, 1.6].map((dispersion) => {
        const called = callMethod('rate-change', { ...rateChange.example, dispersion })
        if (!called.ok) throw new Error(called.problem.code)
        const answer = called.value.result as Answer
        return Object.assign(answer, { name: `φ = ${dispersion}`, says: `P(rose) = ${answer.rose.toFixed(2)}` })
      })
      return svgOf({
        height: 170,
        marginLeft: 70,
        x: { label: 'incidents a week, since minus before', domain: [-0.9, 0.55], grid: true },
        y: { label: null },
        marks: [
          Plot.ruleX([0], { stroke: ink.text, strokeDasharray: '4 3' }),
          Plot.ruleY(rows, { y: 'name', x1: 'low', x2: 'high', stroke: ink.light, strokeWidth: 8 }),
          Plot.dot(rows, { y: 'name', x: 'value', fill: ink.fewer, r: 5 }),
          Plot.text(rows, { y: 'name', x: 0.54, text: 'says', textAnchor: 'end' }),
        ],
      })
    },
  },
]
