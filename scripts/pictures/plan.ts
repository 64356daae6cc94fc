import * as Plot from '@observablehq/plot'
import type { PresencePlan } from '../../src/analysis/plan.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { plan } from '../../src/methods/plan.ts'
import { ink, type Picture, svgOf } from './picture.ts'

const names = ['square', 'stairwell', 'bench']
const slotMinutes = 5

export const pictures: readonly Picture[] = [
  {
    name: 'plan',
    alt: 'Two hours of one unit as a path between square, stairwell and bench: seven visits, with the events expected at each point as bars behind; the square is visited three times, last and longest in the hour when it is worst.',
    draw: () => {
      const called = callMethod('plan', plan.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { visits } = called.value.result as PresencePlan
      const most = Math.max(...plan.example.rates.flat())
      /** Expected events as a bar that grows from the point's own line. */
      const expected = plan.example.rates.flatMap((rates, point) =>
        rates.map((rate, slot) => ({
          x1: slot * slotMinutes,
          x2: (slot + 1) * slotMinutes,
          y1: point,
          y2: point - (0.55 * rate) / most,
        })),
      )
      const path = visits.flatMap(({ point, start, dwell }) => [
        { minute: start, point },
        { minute: start + dwell, point },
      ])
      return svgOf({
        marginLeft: 76,
        x: { label: 'Minute of the shift', domain: [0, 120], ticks: [0, 30, 60, 90, 120] },
        y: { label: null, domain: [2.25, -0.75], ticks: [0, 1, 2], tickFormat: (point: number) => names[point] ?? '' },
        marks: [
          Plot.rect(expected, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: ink.light, inset: 0.5 }),
          Plot.line(path, { x: 'minute', y: 'point', stroke: ink.quiet, strokeDasharray: '3 3' }),
          Plot.link(visits, {
            x1: 'start',
            x2: ({ start, dwell }) => start + dwell,
            y1: 'point',
            y2: 'point',
            stroke: ink.amount,
            strokeWidth: 9,
            strokeLinecap: 'butt',
          }),
          Plot.text(visits, {
            x: ({ start, dwell }) => start + dwell / 2,
            y: 'point',
            text: ({ dwell }) => `${dwell} min`,
            dy: 14,
            fontWeight: 600,
          }),
        ],
      })
    },
  },
]
