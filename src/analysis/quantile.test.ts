import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sampleQuantile } from './point-ranking.ts'
import { quantileOf } from './quantile.ts'

const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }))

it('is the quantile of the sorted sample, to the last bit', () =>
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (sample, p) => {
        const sorted = Float64Array.from(sample).sort()
        expect(quantileOf(Float64Array.from(sample), p) + 0).toBe(sampleQuantile(sorted, p) + 0)
      },
    ),
  ))
