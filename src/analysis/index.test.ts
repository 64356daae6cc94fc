import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BackTestInput, BeforeAfter, FourCells, PlacedRows, SumTestInput } from './index.ts'
import * as offered from './index.ts'

/** The kernels of the methods: what the table of docs/methods/README.md names as the code of each page, first of all. */
const table = readFileSync(join(import.meta.dirname, '../../docs/methods/README.md'), 'utf8')
const kernels = [...table.matchAll(/^\|.*\| `src\/analysis\/([a-z-]+)\.ts`(?:, `([a-z-]+)\.ts`)?.*\|$/gm)]

describe('narvaro/analysis', () => {
  it('is told of by a table of pages', () => expect(kernels.length).toBeGreaterThan(30))

  it.each(kernels.map(([, kernel = '']) => kernel))('offers %s', async (kernel) => {
    const functions = Object.entries(await import(`./${kernel}.ts`)).filter(([, value]) => typeof value === 'function')
    const missing = functions.filter(([name, value]) => (offered as Record<string, unknown>)[name] !== value)
    expect(functions.length).toBeGreaterThan(0)
    expect(missing.map(([name]) => name)).toEqual([])
  })

  it('names what its functions take', () => {
    const cells: FourCells = { targetBefore: 30, targetAfter: 12, comparisonBefore: 60, comparisonAfter: 58 }
    const area: BeforeAfter = { before: 100, after: 50 }
    const rows: PlacedRows = { at: new Float64Array(), place: [], group: [] }
    const lattice: SumTestInput = { values: Float64Array.of(0, 1, 2, 0), weights: offered.latticeWeights(2, 2) }
    const scorer: BackTestInput['scorer'] = { kind: 'decayed', halfLifeDays: 7 }
    expect('ratio' in offered.rateRatio(cells)).toBe(true)
    expect(offered.wdq({ target: area, displacement: area, comparison: { before: 1, after: 1 } })).toBeDefined()
    expect([rows.at.length, offered.giStar(lattice).p.length, scorer.kind]).toEqual([0, 4, 'decayed'])
  })
})
