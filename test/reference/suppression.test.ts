import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { feasibleIntervals, suppressTable } from '../../src/analysis/suppression.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { suppression } from '../../src/methods/suppression.ts'

/**
 * The table with which an R package's tests of `determine_cell_suppression` (an implementation of Fischetti & Salazar 2001 by
 * integer programming) begin: regions A–C by activities I–III, counts up to 9 small, and the best choice hides 8, 22, 17, 12.
 */
const published = { counts: [20, 50, 10, 8, 19, 22, 17, 32, 12], rows: 3, columns: 3 }
const best = [0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0]

describe('a published table', () => {
  it('gets the choice that integer programming finds the best', () => {
    const { hidden, lost } = suppressTable(published, { threshold: 10 })
    expect(Array.from(hidden, Math.sign)).toEqual(best)
    expect(lost).toBe(22 + 17 + 12)
  })

  it('leaves the intervals that its four equations leave', () => {
    // a + b = 49 − 19, c + d = 61 − 32, a + c = 45 − 20, b + d = 44 − 10: b = 30 − a, c = 25 − a, d = 4 + a, all ≥ 0.
    const { low, high } = feasibleIntervals(published, Uint8Array.from(best))
    expect([low[4], high[4]]).toEqual([0, 25])
    expect([low[6], high[6]]).toEqual([5, 30])
    expect([low[8], high[8]]).toEqual([0, 25])
    expect([low[10], high[10]]).toEqual([4, 29])
  })
})

describe('the worked example of docs/methods/suppression.md', () => {
  it('hides what the page says', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/methods/suppression.md'), 'utf8')
    const called = callMethod('suppression', suppression.example)
    if (!called.ok) throw new Error(called.problem.code)
    const { published, inside } = called.value.result as {
      published: { cells: (number | null)[][]; columnTotals: number[]; total: number }
      inside: { lost: number; audit: { row: number; column: number; low: number; high: number }[] }
    }
    expect(published.cells).toEqual([
      [20, 50, 10],
      [null, 19, null],
      [null, 32, null],
    ])
    const [small, second] = inside.audit
    expect(page).toContain(`hides 22, 17 and 12 with it, ${inside.lost} in all`)
    expect(page).toContain(`says of the 3\nonly that it is ${small?.low} to ${small?.high}`)
    expect(page).toContain(`of the 22 that it is ${second?.low} to ${second?.high}`)
    expect(page).toContain(`| all | ${published.columnTotals.join(' | ')} | ${published.total} |`)
  })
})
