import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { toldCount } from './layer.ts'

const cleared = fc.constantFrom('place', 'area') as fc.Arbitrary<'place' | 'area'>

it('tells a small number to nobody but those cleared for exact places', () =>
  fc.assert(
    fc.property(fc.nat(100_000), cleared, (count, precision) => {
      const told = toldCount(count, precision)
      expect(toldCount(count, 'exact')).toBe(count)
      expect(told === null).toBe(count >= 1 && count <= 4)
      if (told !== null) expect([told % 5, told <= count, count - told < 5]).toEqual([0, true, true])
    }),
  ))
