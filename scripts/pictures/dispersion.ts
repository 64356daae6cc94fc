import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { dispersion } from '../../src/methods/dispersion.ts'
import { ink, type Picture, svgOf } from './picture.ts'

export const pictures: readonly Picture[] = [
  {
    name: 'dispersion',
    alt: 'Weekly counts of the two places of the example around their means, 4 and 0.2, with the band that Poisson counts would mostly keep to; φ is 2.31.',
    draw: () => {
      const called = callMethod('dispersion', dispersion.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { dispersion: phi } = called.value.result as { dispersion: number }
      const places = dispersion.example.series.map((weeks, i) => {
        const mean = weeks.reduce((sum, count) => sum + count, 0) / weeks.length
        return { place: `place ${i + 1}`, mean, low: Math.max(0, mean - Math.sqrt(mean)), high: mean + Math.sqrt(mean) }
      })
      const counts = dispersion.example.series.flatMap((weeks, i) =>
        weeks.map((count, week) => ({ place: `place ${i + 1}`, week: week + 1, count })),
      )
      return svgOf({
        height: 260,
        fx: { label: null },
        x: { label: 'week', domain: [0.5, 5.5], ticks: [1, 2, 3, 4, 5], tickFormat: (week: number) => `${week}` },
        y: { label: 'incidents a week', domain: [0, 10], grid: true },
        marks: [
          Plot.rect(places, {
            fx: 'place',
            x1: 0.5,
            x2: 5.5,
            y1: 'low',
            y2: 'high',
            fill: ink.light,
            fillOpacity: 0.6,
          }),
          Plot.ruleY(places, { fx: 'place', y: 'mean', stroke: ink.quiet, strokeDasharray: '5 4' }),
          Plot.dot(counts, { fx: 'place', x: 'week', y: 'count', fill: ink.amount, r: 4.5 }),
          Plot.text([{ place: 'place 2', label: `φ = ${phi.toFixed(2)}` }], {
            fx: 'place',
            x: 3,
            y: 8,
            text: 'label',
            fontSize: 15,
          }),
        ],
      })
    },
  },
]
