import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { kde } from '../../src/methods/kde.ts'
import { ink, type Picture, svgOf } from './picture.ts'

const { example } = kde

/** Densities per square metre as squares of the map, per 1,000 m² so that they can be read. */
function cells() {
  const called = callMethod('kde', example)
  if (!called.ok) throw new Error(called.problem.code)
  const { perSquareMetre } = called.value.result as { perSquareMetre: readonly (number | null)[] }
  return perSquareMetre.flatMap((density, i) => {
    if (density === null) return []
    const west = example.westMetres + (i % example.columns) * example.cellEastMetres
    const south = example.southMetres + Math.floor(i / example.columns) * example.cellNorthMetres
    return [
      {
        west,
        south,
        east: west + example.cellEastMetres,
        north: south + example.cellNorthMetres,
        density: density * 1000,
      },
    ]
  })
}

export const pictures: readonly Picture[] = [
  {
    name: 'kde',
    alt: 'Map of a yard of 100 by 80 metres without its north-eastern corner: sixteen incidents as dots on densities from light to dark, darkest in the middle where six lie close together.',
    draw: () => {
      const squares = cells()
      const darkest = Math.max(...squares.map(({ density }) => density)).toFixed(1)
      const words = [
        { east: 85, north: 60, text: 'house: outside the window' },
        { east: 50, north: 83, text: `incidents per 1,000 m²; the darkest square has ${darkest}` },
      ]
      const outline = (example.window?.[0] ?? []).map(([east, north]) => ({ east, north }))
      const points = example.eastMetres.map((east, i) => ({ east, north: example.northMetres[i] ?? 0 }))
      return svgOf({
        width: 680,
        height: 560,
        marginTop: 48,
        marginRight: 24,
        x: { label: 'metres east', domain: [-2, 102] },
        y: { label: 'metres north', domain: [-2, 85] },
        color: { type: 'linear', range: ['#f6f8fb', ink.amount] },
        marks: [
          Plot.rect(squares, { x1: 'west', x2: 'east', y1: 'south', y2: 'north', fill: 'density' }),
          Plot.line([...outline, outline[0] ?? { east: 0, north: 0 }], {
            x: 'east',
            y: 'north',
            stroke: ink.quiet,
            strokeWidth: 1.5,
          }),
          Plot.dot(points, { x: 'east', y: 'north', r: 4, fill: ink.more, stroke: 'white' }),
          Plot.text(words, { x: 'east', y: 'north', text: 'text', fill: ink.quiet }),
        ],
      })
    },
  },
]
