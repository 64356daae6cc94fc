import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { wilson } from '../../src/methods/wilson.ts'
import { ink, type Picture, svgOf } from './picture.ts'

type Row = Partial<Record<'share' | 'low' | 'high', number>>

export const pictures: readonly Picture[] = [
  {
    name: 'wilson',
    alt: 'Five months of the worked example: shares as dots with their intervals, the fourth month without any.',
    draw: () => {
      const called = callMethod('wilson', wilson.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { rows } = called.value.result as { rows: readonly Row[] }
      const months = rows.map(({ share, low, high }, row) => ({
        month: row + 1,
        share: share === undefined ? null : 100 * share,
        low: 100 * (low ?? 0),
        high: 100 * (high ?? 0),
        asked: wilson.example.trials[row],
      }))
      const known = months.filter(({ share }) => share !== null)
      return svgOf({
        height: 260,
        x: { label: 'month', domain: [0.5, 5.5], ticks: 5, tickFormat: (month: number) => `${month}` },
        y: { label: 'share that said yes, per cent, 95 % interval', domain: [0, 80], grid: true },
        marks: [
          Plot.link(known, { x1: 'month', x2: 'month', y1: 'low', y2: 'high', stroke: ink.amount, strokeWidth: 3 }),
          Plot.dot(known, { x: 'month', y: 'share', fill: ink.amount, r: 6 }),
          Plot.text(
            months.filter(({ share }) => share === null),
            { x: 'month', y: 6, text: () => 'nobody asked', fill: ink.quiet },
          ),
        ],
      })
    },
  },
]
