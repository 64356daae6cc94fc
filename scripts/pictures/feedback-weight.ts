import * as Plot from '@observablehq/plot'
import { simulatePatrols } from '../../src/demo/feedback-patrols.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { feedbackWeight } from '../../src/methods/feedback-weight.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Answer {
  readonly weight: readonly number[]
  readonly minutesHere: readonly number[]
  readonly minutesInAll: readonly number[]
}

export const pictures: readonly Picture[] = [
  {
    name: 'feedback-weight',
    alt: 'The three places of the example: share of presence 75, 17 and 8 per cent, weight of an incident found there 0.25, 0.83 and 0.92.',
    draw: () => {
      const called = callMethod('feedback-weight', feedbackWeight.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { weight, minutesHere, minutesInAll } = called.value.result as Answer
      const bars = weight.flatMap((value, i) => [
        { place: `place ${i + 1}`, what: 'share of presence', value: (minutesHere[i] ?? 0) / (minutesInAll[i] ?? 1) },
        { place: `place ${i + 1}`, what: 'weight of an incident', value },
      ])
      return svgOf({
        height: 240,
        marginLeft: 150,
        fx: { label: null },
        x: { label: 'share, weight', domain: [0, 1.12], ticks: [0, 0.5, 1] },
        y: { label: null },
        marks: [
          Plot.barX(bars, {
            fx: 'place',
            y: 'what',
            x: 'value',
            fill: ({ what }: { what: string }) => (what.startsWith('share') ? ink.light : ink.amount),
          }),
          Plot.text(bars, {
            fx: 'place',
            y: 'what',
            x: 'value',
            text: ({ value }: { value: number }) => value.toFixed(2),
            textAnchor: 'start',
            dx: 4,
          }),
          Plot.ruleX([0], { stroke: ink.quiet }),
        ],
      })
    },
  },
  {
    name: 'feedback-patrols',
    alt: 'Share of patrols at the busier of two places over four years, ten simulated towns each: without the weight all rise to one, with it they stay around 0.6.',
    draw: () => {
      const lines = [false, true].flatMap((isGuarded) =>
        Array.from({ length: 10 }, (_, seed) =>
          simulatePatrols([12, 8], 208, seed, isGuarded).map(([share = 0], week) => ({
            share,
            week,
            run: `${isGuarded}${seed}`,
            isGuarded,
          })),
        ).flat(),
      )
      return svgOf({
        height: 280,
        x: { label: 'week' },
        y: { label: 'share of patrols at the busier place', domain: [0, 1], grid: true },
        marks: [
          Plot.ruleY([0.6], { stroke: ink.quiet, strokeDasharray: '6 4' }),
          Plot.line(lines, {
            x: 'week',
            y: 'share',
            z: 'run',
            stroke: ({ isGuarded }: { isGuarded: boolean }) => (isGuarded ? ink.amount : ink.more),
            strokeWidth: 0.8,
          }),
          Plot.text(['without the weight'], { x: 150, y: 0.93, fill: ink.more }),
          Plot.text(['with it: near 0.6, as the rates'], { x: 150, y: 0.36, fill: ink.amount }),
        ],
      })
    },
  },
]
