import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { giStar } from '../../src/methods/gi-star.ts'
import { townSquares } from '../../src/methods/town-squares.ts'
import { ink, type Picture, svgOf } from './picture.ts'

/** The counts of the invented town, with a frame and a word on squares that are named. */
export function squareMap(
  named: (square: number) => { readonly word: string; readonly colour: string } | null,
): string {
  const { columns, values } = townSquares
  const squares = values.map((value, i) => {
    const name = named(i)
    return {
      value,
      column: (i % columns) + 1,
      row: Math.floor(i / columns) + 1,
      word: name?.word,
      colour: name?.colour,
    }
  })
  const marked = squares.filter(({ word }) => word !== undefined)
  return svgOf({
    width: 680,
    height: 470,
    padding: 0,
    x: { type: 'band', label: 'column', tickSize: 0 },
    y: { type: 'band', label: 'row', tickSize: 0 },
    color: { type: 'linear', range: ['#f6f8fb', '#b9cde6'] },
    marks: [
      Plot.cell(squares, { x: 'column', y: 'row', fill: 'value', inset: 1 }),
      Plot.cell(marked, { x: 'column', y: 'row', stroke: 'colour', strokeWidth: 3, inset: 3 }),
      Plot.text(squares, {
        x: 'column',
        y: 'row',
        text: (d: { value: number }) => `${d.value}`,
        fill: ink.text,
        dy: -3,
      }),
      Plot.text(marked, { x: 'column', y: 'row', text: 'word', fill: 'colour', fontSize: 10, dy: 13 }),
    ],
  })
}

export const pictures: readonly Picture[] = [
  {
    name: 'gi-star',
    alt: 'Map of 8 by 10 squares with their counts: seven hot squares in the busy corner and three cold ones in the park are outlined.',
    draw: () => {
      const called = callMethod('gi-star', giStar.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { spot } = called.value.result as { spot: readonly string[] }
      return squareMap((square) => {
        if (spot[square] === 'hot') return { word: 'hot', colour: ink.more }
        return spot[square] === 'cold' ? { word: 'cold', colour: ink.fewer } : null
      })
    },
  },
]
