import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { ears } from '../../src/methods/ears.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Answer {
  readonly firstDay: number
  readonly alarmFrom: readonly number[]
  readonly alarm: readonly number[]
}

export const pictures: readonly Picture[] = [
  {
    name: 'ears',
    alt: 'Fifteen days as dots, the count from which C3 alarms as a line; the last four days are marked as alarms, the first of them on the first day with an answer.',
    draw: () => {
      const called = callMethod('ears', ears.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { firstDay, alarmFrom, alarm } = called.value.result as Answer
      const days = ears.example.counts.map((count, i) => ({ day: i + 1, count, alarms: alarm[i - firstDay] === 1 }))
      const limits = alarmFrom.map((from, i) => ({ from, to: firstDay + i + 1 }))
      return svgOf({
        height: 260,
        x: {
          label: 'day',
          ticks: days.map(({ day }) => day),
          tickFormat: (day: number) => `${day}`,
          domain: [0.5, 15.5],
        },
        y: { label: 'incidents', grid: true, domain: [0, 10] },
        marks: [
          Plot.ruleY([0], { stroke: ink.quiet }),
          Plot.ruleX(days, { x: 'day', y1: 0, y2: 'count', stroke: ink.light, strokeWidth: 2 }),
          Plot.ruleY(limits, {
            x1: ({ to }: { to: number }) => to - 0.45,
            x2: ({ to }: { to: number }) => to + 0.45,
            y: 'from',
            stroke: ink.quiet,
            strokeWidth: 2,
          }),
          Plot.dot(days, {
            x: 'day',
            y: 'count',
            fill: (d: { alarms: boolean }) => (d.alarms ? ink.more : ink.amount),
            r: 5,
          }),
          Plot.text(['alarms from here'], { x: 10.8, y: 5.33, textAnchor: 'end', fill: ink.quiet }),
          Plot.text(['orange: alarm'], { x: 14.5, y: 4.4, textAnchor: 'middle', fill: ink.more }),
        ],
      })
    },
  },
]
