import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { wdq } from '../../src/methods/wdq.ts'
import { ink, type Picture, svgOf } from './picture.ts'

export const pictures: readonly Picture[] = [
  {
    name: 'wdq',
    alt: 'How target and belt changed beside the comparison in the worked example: the target by −0.5, the belt by 0.1, the quotient −0.2.',
    draw: () => {
      const called = callMethod('wdq', wdq.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { success, belt, quotient } = called.value.result as Record<'success' | 'belt' | 'quotient', number>
      const rows = [
        { area: 'target', change: success },
        { area: 'belt', change: belt },
      ]
      return svgOf({
        height: 170,
        marginLeft: 80,
        x: {
          label: `change in incidents per incident of the comparison (quotient ${belt} ÷ −${-success} = −${-quotient})`,
          domain: [-0.6, 0.3],
          grid: true,
        },
        y: { label: null, domain: ['target', 'belt'] },
        color: { domain: [false, true], range: [ink.fewer, ink.more] },
        marks: [
          Plot.barX(rows, {
            x: 'change',
            y: 'area',
            fill: ({ change }: { change: number }) => change > 0,
            insetTop: 8,
            insetBottom: 8,
          }),
          Plot.ruleX([0], { stroke: ink.text }),
        ],
      })
    },
  },
]
