import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { syntheticControl } from '../../src/methods/synthetic-control.ts'
import { ink, type Picture, svgOf } from './picture.ts'

export const pictures: readonly Picture[] = [
  {
    name: 'synthetic-control',
    alt: 'Monthly totals of the two treated places of the worked example and of their synthetic likeness: together until month eight, far apart after.',
    draw: () => {
      const called = callMethod('synthetic-control', syntheticControl.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { treatedTotals, syntheticTotals } = called.value.result as {
        treatedTotals: readonly number[]
        syntheticTotals: readonly number[]
      }
      const line = (totals: readonly number[]) => totals.map((total, i) => ({ month: i + 1, total }))
      const label = (text: string, totals: readonly number[], fill: string, dy: number) =>
        Plot.text([{ month: totals.length, total: totals.at(-1) ?? 0 }], {
          x: 'month',
          y: 'total',
          text: () => text,
          fill,
          textAnchor: 'start',
          dx: 8,
          dy,
          fontSize: 12,
        })
      return svgOf({
        marginRight: 120,
        x: { label: 'month', ticks: 12, tickFormat: (month: number) => `${month}` },
        y: { label: 'incidents a month, both places', grid: true, zero: true },
        marks: [
          Plot.ruleX([8.5], { stroke: ink.quiet, strokeDasharray: '4 3' }),
          Plot.line(line(syntheticTotals), { x: 'month', y: 'total', stroke: ink.quiet, strokeWidth: 2 }),
          Plot.line(line(treatedTotals), { x: 'month', y: 'total', stroke: ink.amount, strokeWidth: 2.5 }),
          label('synthetic', syntheticTotals, ink.quiet, 0),
          label('treated places', treatedTotals, ink.amount, 0),
          Plot.text(['start'], {
            x: 8.5,
            frameAnchor: 'top',
            text: () => 'start',
            dx: 20,
            fill: ink.quiet,
            fontSize: 12,
          }),
        ],
      })
    },
  },
]
