import * as Plot from '@observablehq/plot'
import { callMethod } from '../../src/methods/call-method.ts'
import { scan } from '../../src/methods/scan.ts'
import { ink, type Picture, svgOf } from './picture.ts'

interface Cluster {
  readonly centreEastMetres: number
  readonly centreNorthMetres: number
  readonly radiusMetres: number
  readonly fromDay: number
  readonly toDay: number
}

export const pictures: readonly Picture[] = [
  {
    name: 'scan',
    alt: 'Events of the worked example on the map: the best cylinder is a circle in the south-east over the last days, and holds eight events.',
    draw: () => {
      const called = callMethod('scan', scan.example)
      if (!called.ok) throw new Error(called.problem.code)
      const best = (called.value.result as { clusters: readonly Cluster[] }).clusters[0]
      if (!best) throw new Error('the example has a cluster')
      const { eastMetres, northMetres, days } = scan.example
      const events = eastMetres.map((east, i) => ({ east, north: northMetres[i] ?? 0, day: days[i] ?? 0 }))
      const late = ({ day }: { day: number }) => day >= best.fromDay
      const around = Array.from({ length: 73 }, (_, i) => ({
        east: best.centreEastMetres + (best.radiusMetres + 20) * Math.cos((i * Math.PI) / 36),
        north: best.centreNorthMetres + (best.radiusMetres + 20) * Math.sin((i * Math.PI) / 36),
      }))
      return svgOf({
        width: 520,
        height: undefined,
        aspectRatio: 1,
        x: { label: 'metres east', domain: [-40, 1260] },
        y: { label: 'metres north', domain: [-40, 1260] },
        marks: [
          Plot.dot(
            events.filter((event) => !late(event)),
            { x: 'east', y: 'north', r: 4, fill: ink.light },
          ),
          Plot.dot(events.filter(late), { x: 'east', y: 'north', r: 4.5, fill: ink.amount }),
          Plot.line(around, { x: 'east', y: 'north', stroke: ink.more, strokeWidth: 2.5 }),
          Plot.text([{ east: best.centreEastMetres, north: best.centreNorthMetres - best.radiusMetres - 55 }], {
            x: 'east',
            y: 'north',
            text: () => `days ${best.fromDay}–${best.toDay}`,
            fill: ink.more,
            stroke: 'white',
            strokeWidth: 5,
            fontSize: 13,
          }),
        ],
      })
    },
  },
]
