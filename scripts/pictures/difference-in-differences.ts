import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { differenceInDifferences } from '../../src/methods/difference-in-differences.ts'
import { ink, type Picture, svgOf } from './picture.ts'

/** Rate since ÷ rate before of the rows that are taken. */
function change(rows: readonly number[]): number {
  const { after, count, exposure } = differenceInDifferences.example
  const rate = (window: number) => {
    const taken = rows.filter((row) => after[row] === window)
    const sum = (values: readonly number[]) => taken.reduce((total, row) => total + (values[row] ?? 0), 0)
    return sum(count) / sum(exposure)
  }
  return rate(1) / rate(0)
}

export const pictures: readonly Picture[] = [
  {
    name: 'difference-in-differences',
    alt: 'Each place’s own change on a log scale: four comparison places at 0.95 to 1.23; of four target places three at 0.37 to 0.51 and one at 1.13; the changes of the sums, 1.08 and 0.55, as lines.',
    draw: () => {
      const { example } = differenceInDifferences
      const called = callMethod('difference-in-differences', example)
      if (!called.ok) throw new Error(called.problem.code)
      const { ratio } = called.value.result as { ratio: number }
      const kinds = ['comparison places', 'target places']
      const rowsOf = (wanted: (place: number) => boolean) =>
        example.place.flatMap((place, row) => (wanted(place) ? [row] : []))
      const places = example.targetOfPlace.map((kind, place) => ({
        kind: kinds[kind],
        change: change(rowsOf((one) => one === place)),
      }))
      const sums = kinds.map((kind, target) => ({
        kind,
        change: change(rowsOf((place) => example.targetOfPlace[place] === target)),
      }))
      return svgOf({
        height: 220,
        marginTop: 36,
        marginLeft: 130,
        x: {
          type: 'log',
          label: `rate since ÷ rate before; the lines are the sums, target ÷ comparison = ${ratio.toFixed(3)}`,
          domain: [0.3, 1.6],
          ticks: [0.3, 0.5, 0.7, 1, 1.5],
          tickFormat: (x: number) => `${x}`,
          grid: true,
        },
        y: { label: null, domain: kinds },
        marks: [
          Plot.dot(places, { x: 'change', y: 'kind', fill: ink.amount, fillOpacity: 0.7, r: 6 }),
          Plot.tickX(sums, { x: 'change', y: 'kind', stroke: ink.more, strokeWidth: 3 }),
          Plot.text(sums, {
            x: 'change',
            y: 'kind',
            dy: -34,
            text: (sum: { change: number }) => sum.change.toFixed(2),
          }),
        ],
      })
    },
  },
]
