import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { wdd } from '../../src/methods/wdd.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Estimate {
  readonly estimate: number
  readonly standardError: number
}

interface Answer {
  readonly groups: readonly { readonly local: Estimate; readonly displacement: Estimate; readonly total: Estimate }[]
  readonly cumulative: { readonly estimate: readonly number[] }
}

export const pictures: readonly Picture[] = [
  {
    name: 'wdd',
    alt: 'The worked example as estimates with intervals: −107 for the target alone, −11 for the displacement area alone and −118 for both.',
    draw: () => {
      const called = callMethod('wdd', wdd.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { groups } = called.value.result as Answer
      const [group] = groups
      if (!group) throw new Error('the example has no group')
      const rows = [
        { part: 'target', ...group.local },
        { part: 'displacement area', ...group.displacement },
        { part: 'both', ...group.total },
      ]
      const ends = rows.map((row) => ({
        ...row,
        low: row.estimate - 1.96 * row.standardError,
        high: row.estimate + 1.96 * row.standardError,
      }))
      return svgOf({
        height: 200,
        marginLeft: 130,
        x: {
          label: 'incidents more (+) or fewer (−) than with the comparison’s change, 95 % interval',
          domain: [-220, 60],
          grid: true,
        },
        y: { label: null, domain: rows.map(({ part }) => part) },
        marks: [
          Plot.ruleX([0], { stroke: ink.quiet }),
          Plot.link(ends, { x1: 'low', x2: 'high', y1: 'part', y2: 'part', stroke: ink.amount, strokeWidth: 3 }),
          Plot.dot(ends, { x: 'estimate', y: 'part', fill: ink.amount, r: 6 }),
          Plot.text(ends, {
            x: 'estimate',
            y: 'part',
            dy: -16,
            text: ({ estimate }: { estimate: number }) => `${estimate}`.replace('-', '−'),
          }),
        ],
      })
    },
  },
  {
    name: 'wdd-cumulative',
    alt: 'The cumulative difference over six periods: up 2, then down to −36.',
    draw: () => {
      const called = callMethod('wdd', wdd.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { cumulative } = called.value.result as Answer
      const points = [0, ...cumulative.estimate].map((estimate, period) => ({ estimate, period }))
      return svgOf({
        height: 220,
        x: { label: 'period since the start', ticks: points.length - 1, tickFormat: (period: number) => `${period}` },
        y: { label: 'incidents, added up', grid: true },
        marks: [
          Plot.ruleY([0], { stroke: ink.quiet }),
          Plot.line(points, { x: 'period', y: 'estimate', stroke: ink.fewer, strokeWidth: 2 }),
          Plot.dot(points, { x: 'period', y: 'estimate', fill: ink.fewer, r: 4 }),
        ],
      })
    },
  },
]
