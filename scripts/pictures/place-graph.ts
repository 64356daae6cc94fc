import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { placeGraph } from '../../src/methods/place-graph.ts'
import { ink, type Picture, svgOf } from './picture.ts'

/** Where each place stands in the section through both houses: metres along, and the floor. */
const drawn = [
  { name: '0 gate', along: 60, floor: 0 },
  { name: '1 hall', along: 0, floor: 0 },
  { name: '2 fourth floor', along: 0, floor: 4 },
  { name: '3 hall', along: 100, floor: 0 },
  { name: '4 first floor', along: 100, floor: 1 },
  { name: '5 fourth floor', along: 100, floor: 4 },
  { name: '6 cellar', along: 0, floor: -1 },
]
const at = (place: number) => drawn[place] ?? { name: '', along: 0, floor: 0 }
const step = (from: number, to: number, aside: number) => ({
  x1: at(from).along + aside,
  y1: at(from).floor + aside / 20,
  x2: at(to).along + aside,
  y2: at(to).floor + aside / 20,
})

const named = (places: typeof drawn, dy: number) =>
  Plot.text(places, { x: 'along', y: 'floor', text: 'name', dx: 18, dy, textAnchor: 'start', fontWeight: 600 })

export const pictures: readonly Picture[] = [
  {
    name: 'place-graph',
    alt: 'Section through two houses: up to the fourth floor of the left house the quickest way goes by the lift of the right house and the attic, down again by the stairs of the left house.',
    draw: () => {
      const called = callMethod('place-graph', placeGraph.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { routes } = called.value.result as { routes: { places: number[]; minutes: number }[] }
      const steps = (route: number, aside: number) => {
        const { places = [] } = routes[route] ?? {}
        return places.slice(1).map((to, i) => step(places[i] ?? 0, to, aside))
      }
      const links = placeGraph.example.links.map(({ from, to, kind, length }) => ({
        x1: at(from).along,
        y1: at(from).floor,
        x2: at(to).along,
        y2: at(to).floor,
        kind,
        x: (at(from).along + at(to).along) / 2,
        y: (at(from).floor + at(to).floor) / 2,
        words:
          kind === 'walk'
            ? `${length} m`
            : `${kind}, ${Math.abs(length)} ${Math.abs(length) === 1 ? 'floor' : 'floors'}`,
      }))
      const route = (index: number) => `${(routes[index]?.minutes ?? 0).toFixed(2)} min`
      const level = links.filter(({ kind }) => kind === 'walk')
      const others = links.filter(({ kind }) => kind !== 'walk')
      // Between the hall and the first floor there are both: one word for the two.
      const upright = others
        .filter(({ y }, i) => others.findIndex((other) => other.y === y && other.x === others[i]?.x) === i)
        .map(({ x, y, words }) => ({ x, y, words: x > 50 && y < 1 ? 'lift or stairs, 1 floor' : words }))
      const arrows = {
        x1: 'x1',
        y1: 'y1',
        x2: 'x2',
        y2: 'y2',
        strokeWidth: 2.5,
        headLength: 7,
        insetEnd: 8,
        insetStart: 6,
      }
      return svgOf({
        width: 680,
        height: 420,
        marginTop: 30,
        x: { label: 'metres along the courtyard', domain: [-38, 140] },
        y: {
          label: 'floor',
          domain: [-1.7, 4.8],
          ticks: [-1, 0, 1, 2, 3, 4],
          tickFormat: (floor: number) => `${floor}`,
        },
        marks: [
          Plot.link(links, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: ink.light, strokeWidth: 6 }),
          Plot.arrow(steps(0, 2.5), { ...arrows, stroke: ink.more }),
          Plot.arrow(steps(1, -2.5), { ...arrows, stroke: ink.fewer }),
          Plot.dot(drawn, { x: 'along', y: 'floor', r: 6, fill: ink.amount }),
          named(
            drawn.filter(({ along }) => along === 100),
            4,
          ),
          named(
            drawn.filter(({ along }) => along < 100),
            20,
          ),
          Plot.text(level, { x: 'x', y: 'y', text: 'words', dy: -14, fill: ink.quiet }),
          Plot.text(
            upright.filter(({ x }) => x < 50),
            { x: 'x', y: 'y', text: 'words', dx: -14, textAnchor: 'end', fill: ink.quiet },
          ),
          Plot.text(
            upright.filter(({ x }) => x > 50),
            { x: 'x', y: 'y', text: 'words', dx: 22, dy: 3, textAnchor: 'start', fill: ink.quiet },
          ),
          Plot.text([{ along: 50, floor: 3.1 }], {
            x: 'along',
            y: 'floor',
            text: () => `up: ${route(0)}`,
            fill: ink.more,
            fontSize: 14,
          }),
          Plot.text([{ along: 30, floor: 2 }], {
            x: 'along',
            y: 'floor',
            text: () => `down: ${route(1)}`,
            fill: ink.fewer,
            fontSize: 14,
          }),
        ],
      })
    },
  },
]
