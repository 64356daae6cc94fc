import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { suppression } from '../../src/methods/suppression.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Told {
  readonly published: {
    readonly cells: readonly (readonly (number | null)[])[]
    readonly rowTotals: readonly (number | null)[]
    readonly columnTotals: readonly (number | null)[]
    readonly total: number | null
  }
  readonly inside: {
    readonly audit: readonly { row: number; column: number; why: string; low: number; high: number }[]
  }
}

const rowNames = ['first', 'second', 'third', 'all']
const columnNames = ['A', 'B', 'C', 'all']

export const pictures: readonly Picture[] = [
  {
    name: 'suppression',
    alt: 'The worked example as it is let out: nine numbers and margins, four of them hidden, each with the interval that a reader can work out.',
    draw: () => {
      const called = callMethod('suppression', suppression.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { published, inside } = called.value.result as Told
      const table = [
        ...published.cells.map((row, i) => [...row, published.rowTotals[i] ?? null]),
        [...published.columnTotals, published.total],
      ]
      const cells = table.flatMap((row, i) =>
        row.map((value, j) => {
          const hidden = inside.audit.find((line) => line.row === i && line.column === j)
          return { row: rowNames[i], column: columnNames[j], value, hidden }
        }),
      )
      const fillOf = ({ hidden, row, column }: (typeof cells)[number]) =>
        hidden
          ? hidden.why === 'small'
            ? ink.more
            : ink.amount
          : row === 'all' || column === 'all'
            ? '#e4e7eb'
            : '#f3f5f8'
      return svgOf({
        width: 680,
        height: 230,
        x: { label: 'area', domain: columnNames, axis: 'top' },
        y: { label: null, domain: rowNames },
        marks: [
          Plot.cell(cells, { x: 'column', y: 'row', fill: fillOf, inset: 1 }),
          Plot.text(cells, {
            x: 'column',
            y: 'row',
            text: ({ value, hidden }: (typeof cells)[number]) =>
              hidden ? `hidden: ${hidden.low} to ${hidden.high}` : `${value}`,
            fill: ({ hidden }: (typeof cells)[number]) => (hidden ? 'white' : ink.text),
            fontSize: 12,
          }),
        ],
      })
    },
  },
]
