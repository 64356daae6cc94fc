import { describe, expect, it } from 'vitest'
import type { LineKernel } from '../../src/analysis/line-kernel.ts'
import { networkDensity, straightLengths } from '../../src/analysis/network-density.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { networkKde } from '../../src/methods/network-kde.ts'
import { methodPage } from './method-page.ts'

describe('Okabe, Satoh & Sugihara 2009: the equal-split continuous kernel about one junction', () => {
  // An incident d before a junction of n segments: k(x) − (n − 2)/n · k(2d − x) on its own segment, 2/n · k(d + x) beyond.
  const k = (metres: number, h: number) => (metres < h ? (15 / (16 * h)) * (1 - (metres / h) ** 2) ** 2 : 0)
  it.each([1, 2, 3, 4, 7])('of %i segments', (n) => {
    const [h, d] = [100, 30]
    const segments = Array.from({ length: n }, (_, i) => i)
    const network = {
      vertexCount: n + 1,
      from: segments.map(() => 0),
      to: segments.map((segment) => segment + 1),
      lengthMetres: new Float64Array(n).fill(500),
    }
    const at = (metres: number, segment: number) =>
      networkDensity(
        network,
        { segment: [0], fraction: Float64Array.of(d / 500) },
        { segment: [segment], fraction: Float64Array.of(metres / 500) },
        { kernel: 'quartic', bandwidthMetres: h },
      ).perMetre[0]
    for (const metres of [0, 10, 30, 55]) {
      expect(at(metres, 0)).toBeCloseTo(k(Math.abs(metres - d), h) - ((n - 2) / n) * k(metres + d, h), 14)
      for (const segment of segments.slice(1)) expect(at(metres, segment)).toBeCloseTo((2 / n) * k(d + metres, h), 14)
    }
  })
})

describe('spatstat.linnet 3.0-6, density(X, sigma, kernel, continuous = TRUE) on the streets of the example', () => {
  const { from, to, eventSegment, eventFraction } = networkKde.example
  const lengthMetres = straightLengths(
    Float64Array.from(networkKde.example.eastMetres),
    Float64Array.from(networkKde.example.northMetres),
    from,
    to,
  )
  const values = (kernel: LineKernel, places: readonly (readonly [number, number, number])[]) =>
    networkDensity(
      { vertexCount: 10, from, to, lengthMetres },
      { segment: eventSegment, fraction: Float64Array.from(eventFraction) },
      { segment: places.map(([segment]) => segment), fraction: Float64Array.from(places, ([, fraction]) => fraction) },
      { kernel, bandwidthMetres: 80 },
    ).perMetre

  it('biweight, sigma = 80 / √7', () => {
    const table: readonly (readonly [segment: number, fraction: number, value: number])[] = [
      [5, 0.74648437499999998, 0.0095497226042913219],
      [0, 0.27500000000000002, 0.0058065522462129593],
      [0, 0.42499999999999999, 0.0083435573615133762],
      [6, 0.638671875, 0.0057310926541986884],
      [2, 0.072265625, 0.025471679178240482],
      [2, 0.525390625, 0.0032488237026213618],
      [8, 0.42925347222222221, 0.0082399379779260484],
      [7, 0.6875, 0.0026595378294587135],
    ]
    values('quartic', table).forEach((value, i) => expect(value).toBeCloseTo(table[i]?.[2] ?? Number.NaN, 14))
  })
  it('epanechnikov, sigma = 80 / √5', () => {
    const table: readonly (readonly [segment: number, fraction: number, value: number])[] = [
      [5, 0.74648437499999998, 0.0081324324011802646],
      [0, 0.27500000000000002, 0.010565185546875003],
      [0, 0.42499999999999999, 0.012968444824218751],
      [6, 0.638671875, 0.0065561570227146149],
      [2, 0.072265625, 0.022628912826379133],
      [2, 0.525390625, 0.0065587952733039872],
      [8, 0.42925347222222221, 0.010782457172870637],
      [7, 0.6875, 0.0051605224609375007],
    ]
    values('epanechnikov', table).forEach((value, i) => expect(value).toBeCloseTo(table[i]?.[2] ?? Number.NaN, 14))
  })
})

describe('docs/methods/network-kde.md', () => {
  it('prints the figures of its example', () => {
    const page = methodPage('network-kde')
    const called = callMethod('network-kde', networkKde.example)
    if (!called.ok) throw new Error(called.problem.code)
    const { perMetre, segment, onSegment, total } = called.value.result as Record<
      'perMetre' | 'segment' | 'onSegment',
      number[]
    > & { total: number }
    const greatest = Math.max(...perMetre)
    expect(segment[perMetre.indexOf(greatest)]).toBe(1)
    expect(page).toContain(`The greatest density is ${(greatest * 100).toFixed(2)} per 100 m`)
    expect(page).toContain(`has an integral of ${onSegment[1]?.toFixed(2)}: the rest`)
    expect(page).toContain(`stays on its street whole: integral ${onSegment[8]?.toFixed(2)}`)
    expect(page).toContain(`the square has ${onSegment[3]?.toFixed(2)}. Together ${total.toFixed(0)}`)
  })
})
