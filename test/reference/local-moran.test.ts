import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { localMoran, quadrants } from '../../src/analysis/local-moran.ts'
import { listedWeights, rowStandardised } from '../../src/analysis/spatial-weights.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { localMoran as method } from '../../src/methods/local-moran.ts'
import { africanConflict, africanNeighbours } from './spatial-examples.ts'

const values = Float64Array.from(africanConflict)
const binary = listedWeights(africanNeighbours)

describe('local Moran of the African conflicts (Anselin 1995), against spdep 1.2-7', () => {
  it('I, z and quadrants are those of localmoran(afcon$totcon, nb2listw(paper.nb))', () => {
    const { i, z, quadrant } = localMoran({ values, weights: rowStandardised(binary) })
    const peer = [
      0.0053873390068, -0.010036896616, -0.096960692516, 0.80382372138, 6.946729079, 0.097053467631, 0.46363404606,
      0.23071431235, -0.10528459674, 2.9877737645, 0.72512401492, 0.25670136058, 0.50827778474, 0.11377088357,
      0.37522536175, 0.25924543425, 0.18262749687, 0.19411943598, 0.45276576576, 0.14764058641, 0.21934478882,
      -0.44205665626, 0.29003588286, 0.26523374992, 0.18564745797, 0.70978070904, 1.196928714, 1.942508, 0.011380264328,
      0.20366489834, 0.27185445374, -0.75235777651, -0.48427871619, 0.11797489323, 0.042159778745, -0.22888397214,
      0.016789994273, -0.0095067961187, -0.0039316411183, -0.18253962198, 0.016684247938, -0.41934778022,
    ]
    peer.forEach((value, cell) => expect(i[cell]).toBeCloseTo(value, 8))
    const deviates = [
      0.684661439, -0.40605201676, -0.28363237863, 2.3819623713, 3.4957041318, 0.43624824418, 1.4707589657,
      0.80197945025, -0.63984614364, 3.6814009291, 2.7105565244, 1.4247646304, 1.5284042075, 1.1879778738,
      0.40025084799, 0.94197599482, 1.4269979954, 1.2744241993, 0.95260050544, 1.1161338484, 0.87305053283,
      -1.5322688185, 1.3014067219, 0.48257275974, 0.99299807307, 1.6825603503, 3.4344236875, 3.0059947991,
      0.13401838446, 0.62625063445, 0.72774004344, -1.9646938858, -1.2436853515, 1.3049570225, 0.72279719166,
      -0.59413289519, 0.11850430725, -0.014055641121, -0.087402730952, -1.0671220048, 0.060045084262, -0.44914258616,
    ]
    deviates.forEach((value, cell) => expect(z[cell]).toBeCloseTo(value, 8))
    expect(Array.from(quadrant, (place) => quadrants[place])).toEqual([
      'high-high',
      'high-low',
      'high-low',
      'high-high',
      'high-high',
      'low-low',
      'low-low',
      'low-low',
      'low-high',
      'high-high',
      'high-high',
      'low-low',
      'low-low',
      'low-low',
      'low-low',
      'low-low',
      'low-low',
      'low-low',
      'high-high',
      'low-low',
      'low-low',
      'low-high',
      'low-low',
      'low-low',
      'low-low',
      'high-high',
      'high-high',
      'high-high',
      'low-low',
      'low-low',
      'high-high',
      'low-high',
      'low-high',
      'high-high',
      'high-high',
      'low-high',
      'low-low',
      'low-high',
      'low-high',
      'high-low',
      'low-low',
      'low-high',
    ])
    // The global Moran's I is the mean of the local ones for row-standardised weights: moran.test gives 0.4167956319437.
    expect(i.reduce((sum, value) => sum + value, 0) / 42).toBeCloseTo(0.4167956319437, 12)
  })

  it('z under total randomisation is that of localmoran(…, style = "B", conditional = FALSE)', () => {
    const { z } = localMoran({ values, weights: binary, moments: 'total' })
    const peer = [
      0.045617033833, 0.039859887759, -0.11117250919, 2.299987246, 10.679234341, 0.26902627993, 1.4816272281,
      0.7744898447, -0.22464723803, 9.8978981806, 1.4218142948, 0.62268377441, 1.4792429536, 0.30605927377,
      0.42824099795, 0.7106166955, 0.51865923151, 0.48405014608, 0.73096738251, 0.32633921345, 0.46236072176,
      -1.0464153442, 0.78775863683, 0.44368233531, 0.39843752599, 2.5914624843, 3.0598747227, 4.9278382027,
      0.079240058123, 0.3493634514, 0.97345292141, -1.6126186752, -0.87239968584, 0.27006395766, 0.21868176708,
      -0.38792071343, 0.11435936432, 0.0329703246, 0.038809580403, -0.48013680769, 0.062923054892, -0.42324926031,
    ]
    peer.forEach((value, cell) => expect(z[cell]).toBeCloseTo(value, 8))
  })
})

describe('docs/methods/local-moran.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods/local-moran.md'), 'utf8')
  it('prints the figures of its example', () => {
    const called = callMethod('local-moran', method.example)
    if (!called.ok) throw new Error(called.problem.code)
    const { i, p, quadrant, clear, clearCount } = called.value.result as {
      i: number[]
      p: number[]
      quadrant: string[]
      clear: boolean[]
      clearCount: number
    }
    const clearAs = (name: string) => quadrant.filter((one, cell) => one === name && clear[cell]).length
    expect(page).toContain(
      `${clearCount} squares are clear: ${clearAs('high-high')} high-high, ${clearAs('low-low')} low-low`,
    )
    expect(clearAs('high-low')).toBe(1)
    expect(quadrant[67]).toBe('high-low')
    expect(page).toContain(`I = −${Math.abs(i[67] ?? 0).toFixed(2)}, p = ${(1e7 * (p[67] ?? 0)).toFixed(1)} × 10⁻⁷`)
    expect(page).toContain(`I = ${i[22]?.toFixed(2)}, p = ${(1e8 * (p[22] ?? 0)).toFixed(1)} × 10⁻⁸`)
  })
})
