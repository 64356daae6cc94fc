import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { falseDiscovery } from '../../src/methods/false-discovery.ts'
import { ink, type Picture, svgOf } from './picture.ts'

export const pictures: readonly Picture[] = [
  {
    name: 'false-discovery',
    alt: 'The fifteen p-values in rising order against the line from 0 to 5 %: the fourth is the last at or under it.',
    draw: () => {
      const called = callMethod('false-discovery', falseDiscovery.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { rejected } = called.value.result as { rejected: readonly boolean[] }
      const { p } = falseDiscovery.example
      const points = p.map((value, i) => ({ rank: i + 1, p: value, rejected: rejected[i] }))
      const shown = points.filter((point) => point.p <= 0.06)
      const line = [1, 15].map((rank) => ({ rank, p: (0.05 * rank) / 15 }))
      return svgOf({
        height: 320,
        x: { label: 'rank of the p-value', domain: [0.5, 15.5], ticks: 15 },
        y: { label: 'p-value (six above 0.06 are not drawn)', domain: [0, 0.06], grid: true },
        marks: [
          Plot.line(line, { x: 'rank', y: 'p', stroke: ink.quiet }),
          Plot.ruleY([0.05], { stroke: ink.quiet, strokeDasharray: '4,4' }),
          Plot.dot(shown, {
            x: 'rank',
            y: 'p',
            r: 5,
            fill: (d: { rejected: boolean }) => (d.rejected ? ink.more : ink.light),
          }),
          Plot.text([{ rank: 13, p: 0.0415 }], {
            x: 'rank',
            y: 'p',
            text: () => '5 % × rank ÷ 15',
            fill: ink.quiet,
            dx: 46,
            dy: 12,
          }),
          Plot.text([{ rank: 4, p: 0.0095 }], {
            x: 'rank',
            y: 'p',
            text: () => 'the last one rejected',
            fill: ink.more,
            textAnchor: 'start',
            dx: 10,
            dy: 6,
          }),
          Plot.text([{ rank: 14, p: 0.05 }], {
            x: 'rank',
            y: 'p',
            text: () => 'each alone at 5 %',
            fill: ink.quiet,
            dy: -9,
          }),
        ],
      })
    },
  },
]
