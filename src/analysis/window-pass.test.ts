import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { windowPassBytesText } from '../../scripts/wasm/compile.ts'
import { riseEvidence } from './rise-evidence.ts'
import { PlainPass } from './window-pass.ts'
import { windowPass } from './window-pass-simd.ts'
import { WindowRatios } from './window-sums.ts'

const weekly = fc.integer({ min: 1, max: 40 }).chain((weeks) =>
  fc.record({
    targetBefore: fc.nat(400),
    comparisonBefore: fc.integer({ min: 1, max: 2000 }),
    targetSince: fc.array(fc.oneof(fc.nat(6), fc.nat(300)), { minLength: weeks, maxLength: weeks }),
    comparisonSince: fc.array(fc.nat(60), { minLength: weeks, maxLength: weeks }),
  }),
)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

describe('the pass over the weeks', () => {
  it('gives the same bits two nodes at a time as one by one, place after place', () => {
    const simd = new WindowRatios()
    const plain = new WindowRatios(new PlainPass())
    fc.assert(
      fc.property(weekly, fc.constantFrom(1, 1.6), fc.constantFrom(1, 0.2), (place, phi, shiftSd) => {
        expect(riseEvidence(place, phi, shiftSd, simd)).toEqual(riseEvidence(place, phi, shiftSd, plain))
      }),
      { numRuns: 60 },
    )
  })

  it('is the one by WebAssembly where that can be compiled, else the plain one', async () => {
    expect(windowPass()).not.toBeInstanceOf(PlainPass)
    vi.stubGlobal('WebAssembly', {})
    vi.resetModules()
    const fresh = await import('./window-pass-simd.ts')
    const { PlainPass: FreshPlainPass } = await import('./window-pass.ts')
    expect(fresh.windowPass()).toBeInstanceOf(FreshPlainPass)
    expect(fresh.windowPass()).toBeInstanceOf(FreshPlainPass)
  })

  it('has the bytes of its source: node scripts/wasm.ts', () => {
    const kept = readFileSync(join(import.meta.dirname, 'window-pass-bytes.ts'), 'utf8')
    expect(kept === windowPassBytesText()).toBe(true)
  }, 120_000)
})
