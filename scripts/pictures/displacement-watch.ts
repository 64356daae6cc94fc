import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { displacementWatch } from '../../src/methods/displacement-watch.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Watched {
  readonly evidence: readonly (readonly number[])[]
  readonly cutOff: readonly number[]
  readonly proposals: readonly { readonly place: number; readonly week: number; readonly evidence: number }[]
}

export const pictures: readonly Picture[] = [
  {
    name: 'displacement-watch',
    alt: 'Evidence of a rise at twelve places over sixteen weeks on a log scale: place 5 crosses the cut-off of 120 in week 4 and goes on to hundreds of millions; the others stay below 10.',
    draw: () => {
      const called = callMethod('displacement-watch', displacementWatch.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { evidence, cutOff, proposals } = called.value.result as Watched
      const rose = new Set(proposals.map(({ place }) => place))
      const points = evidence.flatMap((row, place) =>
        row.map((value, i) => ({ place, week: i + 1, evidence: value, rose: rose.has(place) })),
      )
      const line = { x: 'week', y: 'evidence', z: 'place' }
      const last = cutOff.length
      return svgOf({
        marginRight: 76,
        x: { label: 'week since the start', ticks: last, tickFormat: (week: number) => `${week}` },
        y: {
          type: 'log',
          label: 'evidence of a rise',
          ticks: 6,
          tickFormat: (value: number) => value.toLocaleString('en'),
          grid: true,
        },
        marginLeft: 92,
        marks: [
          Plot.line(
            points.filter((point) => !point.rose),
            { ...line, stroke: ink.quiet, strokeWidth: 1, strokeOpacity: 0.6 },
          ),
          Plot.line(
            cutOff.map((value, i) => ({ week: i + 1, value })),
            { x: 'week', y: 'value', stroke: ink.text, strokeDasharray: '4 3' },
          ),
          Plot.line(
            points.filter((point) => point.rose),
            { ...line, stroke: ink.more, strokeWidth: 2.5 },
          ),
          Plot.dot(proposals, { x: 'week', y: 'evidence', fill: ink.more, r: 4.5 }),
          Plot.text(proposals, {
            x: 'week',
            y: 'evidence',
            text: ({ week }: { week: number }) => `proposed in week ${week}`,
            textAnchor: 'end',
            dx: -10,
            dy: -8,
            fill: ink.more,
            fontSize: 12,
          }),
          Plot.text([{ week: last, value: cutOff.at(-1) ?? 0 }], {
            x: 'week',
            y: 'value',
            text: () => 'cut-off',
            textAnchor: 'start',
            dx: 8,
            fontSize: 12,
          }),
          Plot.text(
            points.filter((point) => point.rose && point.week === last),
            {
              x: 'week',
              y: 'evidence',
              text: ({ place }: { place: number }) => `place ${place}`,
              textAnchor: 'start',
              dx: 8,
              fill: ink.more,
              fontSize: 12,
            },
          ),
        ],
      })
    },
  },
]
