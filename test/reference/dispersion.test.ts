import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { weeklyDispersion } from '../../src/analysis/dispersion.ts'
import { randomStream } from '../../src/analysis/random.ts'

describe('R 4.2.2, summary(glm(x ~ 1, family = quasipoisson))$dispersion', () => {
  it('is φ of one place', () => {
    // glm stops its iteration at 1e-8 of the deviance: five digits are its own.
    expect(weeklyDispersion([2, 9, 4, 1, 4], 5, 0, 5)).toBeCloseTo(2.37500006320509, 4)
    expect(weeklyDispersion([3, 0, 5, 2, 8, 1, 0, 4, 4, 2, 12, 3], 12, 0, 12)).toBeCloseTo(3.23967498716476, 4)
  })
})

describe('docs/methods/dispersion.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods/dispersion.md'), 'utf8').replaceAll(
    /\s+/g,
    ' ',
  )
  it('prints the figures of its example', () => {
    const both = weeklyDispersion([2, 9, 4, 1, 4, 0, 0, 1, 0, 0], 5, 0, 5)
    expect(page).toContain(`(4 · 4 + 0.2 · 4) = ${both.toFixed(2)}. The busy place alone has ${(2.375).toFixed(2)}`)
  })
  it('says how sure an estimate from a year of weeks is', () => {
    const ratios = Array.from({ length: 1000 }, (_, stream) => {
      const random = randomStream(9, stream)
      const weeks = Array.from({ length: 52 }, () => random.clustered(5, 1.6))
      return weeklyDispersion(weeks, 52, 0, 52) / 1.6
    }).toSorted((a, b) => a - b)
    expect(page).toContain('0.6 to 1.5 times φ')
    expect(Math.abs((ratios[25] ?? 0) - 0.64)).toBeLessThan(0.05)
    expect(Math.abs((ratios[975] ?? 0) - 1.47)).toBeLessThan(0.07)
  })
})
