import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { nearRepeats } from '../../src/methods/near-repeats.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Band {
  readonly from: number
  readonly to: number
}
interface Answer {
  readonly distanceBands: readonly Band[]
  readonly dayBands: readonly Band[]
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  readonly ratio: readonly (number | null)[]
  readonly pMoreInAny: readonly number[]
}

const nameOf = ({ from, to }: Band) => (to === 0 ? 'same place' : `${from}–${to} m`)

export const pictures: readonly Picture[] = [
  {
    name: 'near-repeats',
    alt: 'Knox ratios of the worked example by distance and days: 1.88 at the same place within a week stands out of the whole table, nothing else does.',
    draw: () => {
      const called = callMethod('near-repeats', nearRepeats.example)
      if (!called.ok) throw new Error(called.problem.code)
      const answer = called.value.result as Answer
      const columns = answer.dayBands.length
      const cells = answer.ratio.map((ratio, cell) => ({
        ratio: ratio ?? 1,
        counts: `${answer.observed[cell]} of ${answer.expected[cell]?.toFixed(1)}`,
        distance: Math.floor(cell / columns),
        days: cell % columns,
        clear: (answer.pMoreInAny[cell] ?? 1) <= 0.05,
      }))
      return svgOf({
        height: 320,
        marginLeft: 108,
        marginBottom: 48,
        x: { label: 'days between the two events', tickFormat: (i: number) => dayNameOf(answer.dayBands[i]) },
        y: { label: 'distance', tickFormat: (i: number) => nameOf(answer.distanceBands[i] ?? { from: 0, to: 0 }) },
        color: { type: 'diverging-log', pivot: 1, domain: [1 / 2, 2], range: [ink.fewer, '#f3f5f8', ink.more] },
        marks: [
          Plot.cell(cells, { x: 'days', y: 'distance', fill: 'ratio', inset: 1 }),
          Plot.cell(
            cells.filter(({ clear }) => clear),
            { x: 'days', y: 'distance', fill: 'none', stroke: ink.text, strokeWidth: 2.5, inset: 2 },
          ),
          Plot.text(cells, {
            x: 'days',
            y: 'distance',
            text: ({ ratio }: { ratio: number }) => ratio.toFixed(2),
            fill: ink.text,
            fontSize: 15,
            dy: -8,
          }),
          Plot.text(cells, { x: 'days', y: 'distance', text: 'counts', fill: ink.text, fontSize: 11, dy: 11 }),
        ],
      })
    },
  },
]

const dayNameOf = (band: Band | undefined) => (band ? `${band.from}–${band.to}` : '')
