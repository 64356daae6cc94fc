import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { eBenjaminiHochberg } from './e-bh.ts'

/** The definition read aloud: for each k, are k of them at least n / (level · k)? */
function byDefinition(evidence: readonly number[], level: number): number[] {
  const n = evidence.length
  let most = 0
  for (let k = 1; k <= n; k++) if (evidence.filter((value) => value * level * k >= n).length >= k) most = k
  return evidence.flatMap((value, i) => (most > 0 && value * level * most >= n ? [i] : []))
}

const evidences = fc.array(fc.oneof(evenly(0, 60), fc.constantFrom(0, 1, 10, 20, 40)), {
  minLength: 1,
  maxLength: 30,
})
const levels = fc.constantFrom(0.05, 0.1, 0.5)

describe('e-BH', () => {
  it('is the definition', () => {
    fc.assert(
      fc.property(evidences, levels, (evidence, level) => {
        expect(Array.from(eBenjaminiHochberg(evidence, level).chosen)).toEqual(byDefinition(evidence, level))
      }),
    )
  })
  it('chooses the same in any order, and more when all evidence is greater', () => {
    fc.assert(
      fc.property(evidences, levels, (evidence, level) => {
        const chosen = (values: readonly number[]) =>
          Array.from(eBenjaminiHochberg(values, level).chosen, (i) => values[i] ?? 0)
        expect(chosen(evidence.toReversed()).toReversed()).toEqual(chosen(evidence))
        expect(chosen(evidence.map((value) => 2 * value)).length).toBeGreaterThanOrEqual(chosen(evidence).length)
      }),
    )
  })
  it('chooses exactly those at or over its cut-off', () => {
    expect(eBenjaminiHochberg([10, 10, 9.99], 0.1)).toEqual({ chosen: Int32Array.of(), cutOff: 30 })
    expect(eBenjaminiHochberg([15, 15, 0], 0.1)).toEqual({ chosen: Int32Array.of(0, 1), cutOff: 15 })
    expect(eBenjaminiHochberg([1e300], 0.1)).toEqual({ chosen: Int32Array.of(0), cutOff: 10 })
  })
  it('refuses what is no evidence and no level', () => {
    expect(() => eBenjaminiHochberg([1], 5e-324)).toThrow('level: out of range; give a number 1e-12 to 1')
    expect(() => eBenjaminiHochberg([], 0.1)).toThrow('evidence: empty')
    expect(() => eBenjaminiHochberg([1, -1], 0.1)).toThrow('evidence[1]: negative')
    expect(() => eBenjaminiHochberg([Number.NaN], 0.1)).toThrow('evidence[0]: not finite')
    for (const level of [0, 1, Number.NaN]) expect(() => eBenjaminiHochberg([1], level)).toThrow('level')
  })
})
