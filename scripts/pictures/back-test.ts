import * as Plot from '@observablehq/plot'
import { backTest } from '../../src/methods/back-test.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Told {
  readonly windows: readonly { cutOff: number; hits: number; baselineHits: number; bestHits: number; events: number }[]
}

const colours = [ink.amount, ink.more, '#8fa9cc']
const series = ['decayed count', 'count of all before', 'best with hindsight']

export const pictures: readonly Picture[] = [
  {
    name: 'back-test',
    alt: 'Hits in each of the six windows of the worked example: by the decayed count, by the count of all before, and by the best choice with hindsight.',
    draw: () => {
      const called = callMethod('back-test', backTest.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { windows } = called.value.result as Told
      const rows = windows.flatMap(({ cutOff, hits, baselineHits, bestHits }) => {
        const week = new Date(cutOff).toISOString().slice(5, 10)
        return [hits, baselineHits, bestHits].map((value, i) => ({ week, value, by: series[i] }))
      })
      return svgOf({
        marginTop: 60,
        fx: { label: 'window of a week from (2026)' },
        x: { label: null, axis: null, domain: series },
        y: { label: 'hits in the window, events', grid: true },
        color: { domain: series, range: colours },
        marks: [
          Plot.barY(rows, { fx: 'week', x: 'by', y: 'value', fill: 'by', inset: 1 }),
          Plot.ruleY([0]),
          ...series.map((name, i) =>
            Plot.text([name], {
              facet: 'super',
              frameAnchor: 'top-left',
              text: () => `■ ${name}`,
              fill: colours[i],
              dx: 150 * i,
              dy: -30,
              fontSize: 12,
            }),
          ),
        ],
      })
    },
  },
]
