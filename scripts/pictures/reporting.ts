import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { reporting } from '../../src/methods/reporting.ts'
import { ink, type Picture, svgOf } from './picture.ts'

export const pictures: readonly Picture[] = [
  {
    name: 'reporting',
    alt: 'Reported incidents rise from 60 to 75 while the estimated true number falls from 150 to 136, each with the share that is reported.',
    draw: () => {
      const called = callMethod('reporting', reporting.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { adjusted } = called.value.result as { adjusted: { trueRate: { before: number; after: number } } }
      const { reported, willingness } = reporting.example
      if (!willingness) throw new Error('the example has no survey')
      const windows = ['before', 'after'] as const
      const names = { before: 'before', after: 'since the start' }
      const bars = windows.flatMap((window) => [
        { window: names[window], what: 'reported', count: reported[window] },
        { window: names[window], what: 'not reported', count: adjusted.trueRate[window] - reported[window] },
      ])
      const labels = windows.map((window) => ({
        window: names[window],
        count: adjusted.trueRate[window],
        text: `${adjusted.trueRate[window].toFixed(0)} in all, ${Math.round(100 * willingness[window].share)} % reported`,
      }))
      return svgOf({
        height: 180,
        marginLeft: 110,
        x: { label: 'incidents: dark are the reported', domain: [0, 200] },
        y: { label: null, domain: windows.map((window) => names[window]) },
        color: { domain: ['reported', 'not reported'], range: [ink.amount, ink.light] },
        marks: [
          Plot.barX(bars, { x: 'count', y: 'window', fill: 'what', insetTop: 8, insetBottom: 8 }),
          Plot.text(labels, { x: 'count', y: 'window', dx: 6, textAnchor: 'start', text: 'text' }),
          Plot.text(
            bars.filter(({ what }) => what === 'reported'),
            {
              x: 4,
              y: 'window',
              textAnchor: 'start',
              fill: 'white',
              text: ({ count }: { count: number }) => `${count}`,
            },
          ),
        ],
      })
    },
  },
]
