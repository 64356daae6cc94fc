import * as Plot from '@observablehq/plot'
import { aoristic } from '../../src/methods/aoristic.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { ink, type Picture, svgOf } from './picture.ts'

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export const pictures: readonly Picture[] = [
  {
    name: 'aoristic',
    alt: 'The two intervals of the worked example as shares of the hours of the week: two hours on Monday, three on Sunday night.',
    draw: () => {
      const called = callMethod('aoristic', aoristic.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { weights } = called.value.result as { weights: readonly number[] }
      const hours = weights.map((weight, hour) => ({ weight, hour: hour % 24, day: Math.floor(hour / 24) }))
      return svgOf({
        height: 220,
        x: { label: 'hour of the day, local time', tickFormat: (hour: number) => `${hour}` },
        y: { label: null, tickFormat: (day: number) => dayNames[day] ?? '' },
        color: { range: ['#f3f5f8', ink.amount], type: 'linear', label: 'share of an incident', legend: false },
        marks: [
          Plot.cell(hours, { x: 'hour', y: 'day', fill: 'weight', inset: 0.5 }),
          Plot.text(
            hours.filter(({ weight }) => weight > 0),
            {
              x: 'hour',
              y: 'day',
              text: ({ weight }: { weight: number }) => weight.toFixed(2),
              fill: ({ weight }: { weight: number }) => (weight > 0.4 ? 'white' : ink.text),
              fontSize: 9,
            },
          ),
        ],
      })
    },
  },
]
