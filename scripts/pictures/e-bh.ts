import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { eBh } from '../../src/methods/e-bh.ts'
import { ink, type Picture, svgOf } from './picture.ts'

export const pictures: readonly Picture[] = [
  {
    name: 'e-bh',
    alt: 'Ten evidences sorted from the greatest, beside the curve 100/k: the sixth, 22, is above the curve, the seventh, 3, is below.',
    draw: () => {
      const called = callMethod('e-bh', eBh.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { chosen } = called.value.result as { chosen: readonly number[] }
      const { evidence, level = 0.1 } = eBh.example
      const sorted = evidence
        .map((value, place) => ({ value, place, chosen: chosen.includes(place) }))
        .toSorted((a, b) => b.value - a.value)
        .map(({ value, place, chosen: isChosen }, i) => ({ k: i + 1, value, place, chosen: isChosen }))
      const needed = sorted.map(({ k }) => ({ k, value: evidence.length / (level * k) }))
      return svgOf({
        height: 280,
        x: {
          label: 'k, from the greatest evidence down',
          ticks: 10,
          tickFormat: (k: number) => `${k}`,
          domain: [0.6, 10.6],
        },
        y: {
          type: 'log',
          domain: [0.05, 400],
          label: 'evidence',
          grid: true,
          ticks: [0.1, 1, 10, 100],
          tickFormat: (value: number) => `${value}`,
        },
        marks: [
          Plot.line(needed, { x: 'k', y: 'value', stroke: ink.text, strokeDasharray: '4 3' }),
          Plot.text(needed.slice(-1), {
            x: 'k',
            y: 'value',
            text: () => 'needed: 10/(0.1·k)',
            dy: 14,
            textAnchor: 'end',
            dx: 20,
            fontSize: 12,
          }),
          Plot.dot(sorted, {
            x: 'k',
            y: 'value',
            r: 5,
            fill: ({ chosen: is }: { chosen: boolean }) => (is ? ink.more : ink.quiet),
          }),
          Plot.text(sorted, {
            x: 'k',
            y: 'value',
            text: ({ place }: { place: number }) => `place ${place}`,
            dy: -12,
            fontSize: 11,
            fill: ({ chosen: is }: { chosen: boolean }) => (is ? ink.more : ink.quiet),
          }),
        ],
      })
    },
  },
]
