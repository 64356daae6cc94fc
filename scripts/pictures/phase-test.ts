import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { phaseTest } from '../../src/methods/phase-test.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Change {
  readonly week: number
  readonly to: 'on' | 'off'
  readonly before: { readonly count: number; readonly weeks: number }
  readonly after: { readonly count: number; readonly weeks: number }
}

export const pictures: readonly Picture[] = [
  {
    name: 'phase-test',
    alt: 'Weekly counts next door over four phases: low in the two off phases, high in the two on phases, with the mean of each phase drawn.',
    draw: () => {
      const called = callMethod('phase-test', phaseTest.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { changes } = called.value.result as { changes: readonly Change[] }
      const { counts, on } = phaseTest.example
      const weeks = counts.map((value, week) => ({ week: week + 1, value, on: on[week] === 1 }))
      const first = changes[0]
      const phases = [
        ...(first ? [{ from: 0, ...first.before, on: first.to === 'off' }] : []),
        ...changes.map(({ week, after: { count, weeks: length }, to }) => ({
          from: week,
          count,
          weeks: length,
          on: to === 'on',
        })),
      ].map(({ from, count, weeks: length, on: isOn }) => ({
        x1: from + 0.55,
        x2: from + length + 0.45,
        mean: count / length,
        label: isOn ? 'presence on' : 'off',
      }))
      return svgOf({
        height: 260,
        x: { label: 'week', ticks: 12, tickFormat: (week: number) => `${week}`, domain: [0.4, counts.length + 0.6] },
        y: { label: 'incidents a week next door', domain: [0, 9.5], grid: true },
        marks: [
          Plot.rectY(weeks, {
            x1: ({ week }: { week: number }) => week - 0.4,
            x2: ({ week }: { week: number }) => week + 0.4,
            y: 'value',
            fill: ({ on: isOn }: { on: boolean }) => (isOn ? ink.amount : ink.light),
          }),
          Plot.ruleY(phases, { x1: 'x1', x2: 'x2', y: 'mean', stroke: ink.more, strokeWidth: 2 }),
          Plot.text(phases, {
            x: ({ x1, x2 }: { x1: number; x2: number }) => (x1 + x2) / 2,
            y: 9,
            text: ({ label, mean }: { label: string; mean: number }) => `${label}: ${mean.toFixed(1)} a week`,
            fontSize: 12,
          }),
        ],
      })
    },
  },
]
