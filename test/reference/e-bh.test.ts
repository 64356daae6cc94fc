import { describe, expect, it } from 'vitest'
import { eBenjaminiHochberg } from '../../src/analysis/e-bh.ts'
import { eBh } from '../../src/methods/e-bh.ts'
import { methodPage } from './method-page.ts'

const { evidence } = eBh.example

describe('Wang & Ramdas 2022, J. R. Statist. Soc. B 84(3), 822–852', () => {
  it('is Benjamini–Hochberg on 1/evidence: statsmodels 0.13.5, multipletests(minimum(1, 1/e), α, "fdr_bh")', () => {
    expect(Array.from(eBenjaminiHochberg(evidence, 0.05).chosen)).toEqual([])
    expect(Array.from(eBenjaminiHochberg(evidence, 0.1).chosen)).toEqual([1, 3, 4, 5, 7, 9])
    expect(Array.from(eBenjaminiHochberg(evidence, 0.3).chosen)).toEqual([1, 3, 4, 5, 7, 9])
  })
  it('chooses all when each is at least 1/α, and none when the greatest is below it', () => {
    expect(eBenjaminiHochberg([20, 20, 20, 20], 0.05).chosen).toHaveLength(4)
    expect(eBenjaminiHochberg([19.9, 19.9, 19.9, 19.9], 0.05).chosen).toHaveLength(0)
  })
  it('keeps the false discovery rate also where all evidences move together', () => {
    // One uniform u for all: evidence 1/α when u < α, else 0, has mean 1. All are chosen, wrongly, in a share α of rounds.
    const wrong = Array.from({ length: 1000 }, (_, round) => {
      const u = (round + 0.5) / 1000
      return eBenjaminiHochberg(
        Array.from({ length: 8 }, () => (u < 0.1 ? 10 : 0)),
        0.1,
      ).chosen.length > 0
        ? 1
        : 0
    })
    expect(wrong.reduce<number>((sum, one) => sum + one, 0) / 1000).toBeCloseTo(0.1, 9)
  })
})

describe('the worked example of docs/methods/e-bh.md', () => {
  it('has the figures of the method', () => {
    const { chosen, cutOff } = eBenjaminiHochberg(evidence, 0.1)
    const [last] = Array.from(chosen).splice(-1)
    const listed = `${Array.from(chosen).slice(0, -1).join(', ')} and ${last}`
    const text = methodPage('e-bh')
    expect(text).toContain(`Ten evidences ${evidence.join(', ')} at`)
    expect(text).toContain(`at least 10/(0.1·6) = ${cutOff.toFixed(1)}`)
    expect(text).toContain(`the places ${listed} are chosen`)
    expect(text).toContain(`one alone needs ${eBenjaminiHochberg(evidence, 0.05).cutOff}.`)
  })
})
