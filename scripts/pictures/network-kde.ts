import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { networkKde } from '../../src/methods/network-kde.ts'
import { ink, type Picture, svgOf } from './picture.ts'

const { example } = networkKde

/** A point of the drawing: so far along a segment. */
function onStreet(segment: number, fraction: number) {
  const [from, to] = [example.from[segment] ?? 0, example.to[segment] ?? 0]
  const between = (values: readonly number[]) =>
    (values[from] ?? 0) + fraction * ((values[to] ?? 0) - (values[from] ?? 0))
  return { east: between(example.eastMetres), north: between(example.northMetres) }
}

function pieces() {
  const called = callMethod('network-kde', example)
  if (!called.ok) throw new Error(called.problem.code)
  const { segment, fraction, perMetre } = called.value.result as Record<'segment' | 'fraction' | 'perMetre', number[]>
  const count = (one: number) => segment.filter((other) => other === one).length
  return segment.map((street, i) => {
    const half = 0.5 / count(street)
    const start = onStreet(street, (fraction[i] ?? 0) - half)
    const end = onStreet(street, (fraction[i] ?? 0) + half)
    return { x1: start.east, y1: start.north, x2: end.east, y2: end.north, density: (perMetre[i] ?? 0) * 100 }
  })
}

export const pictures: readonly Picture[] = [
  {
    name: 'network-kde',
    alt: 'Streets about a square drawn thick, from light where nothing happened to dark where incidents lie close along the street; the seven incidents are dots, and the density goes round corners.',
    draw: () => {
      const streets = pieces()
      const darkest = Math.max(...streets.map(({ density }) => density)).toFixed(1)
      const words = [{ east: -85, north: 190, text: `incidents per 100 m of street; the darkest piece has ${darkest}` }]
      const events = example.eventSegment.map((segment, i) => onStreet(segment, example.eventFraction[i] ?? 0))
      return svgOf({
        width: 680,
        height: 620,
        marginTop: 48,
        marginRight: 24,
        x: { label: 'metres east', domain: [-90, 210] },
        y: { label: 'metres north', domain: [-70, 200] },
        color: { type: 'linear', range: ['#dfe6ef', ink.amount] },
        marks: [
          Plot.link(streets, {
            x1: 'x1',
            y1: 'y1',
            x2: 'x2',
            y2: 'y2',
            stroke: 'density',
            strokeWidth: 11,
            strokeLinecap: 'butt',
          }),
          Plot.text(words, { x: 'east', y: 'north', text: 'text', textAnchor: 'start', fill: ink.quiet }),
          Plot.dot(events, { x: 'east', y: 'north', r: 5, fill: ink.more, stroke: 'white' }),
        ],
      })
    },
  },
]
