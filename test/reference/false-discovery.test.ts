import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adjustedP, type Correction, falseDiscovery } from '../../src/analysis/false-discovery.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { falseDiscovery as method } from '../../src/methods/false-discovery.ts'

/** Fifteen endpoints of a trial of thrombolysis: Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57, 289–300. */
const thrombolysis = Float64Array.from(method.example.p)

describe('published answers', () => {
  it('four of fifteen are rejected at 5 %, and three by Bonferroni (Benjamini & Hochberg 1995)', () => {
    const { rejected, threshold } = falseDiscovery(thrombolysis)
    expect(Array.from(rejected.subarray(0, 5))).toEqual([1, 1, 1, 1, 0])
    expect(threshold).toBe(0.0095)
    expect(falseDiscovery(thrombolysis, 0.05, 'bonferroni').rejectedCount).toBe(3)
  })

  it('the example of the R package HDLSSkST 2.1.0, BenHoch(c(.50, .01, .001, .69, .02, .05, .0025), 0.05)', () => {
    const { rejected } = falseDiscovery(Float64Array.of(0.5, 0.01, 0.001, 0.69, 0.02, 0.05, 0.0025))
    expect(Array.from(rejected)).toEqual([0, 1, 1, 0, 1, 0, 1])
  })
})

describe('statsmodels 0.13.5, multipletests(p, method=…)[1] of the same fifteen', () => {
  const table: Record<Exclude<Correction, 'none'>, number[]> = {
    'benjamini-hochberg': [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571, 0.0638571428571, 0.0645, 0.0765, 0.486, 0.581181818182,
      0.714875, 0.753230769231, 0.813214285714, 1,
    ],
    'benjamini-yekutieli': [
      0.00497734348984, 0.00995468697969, 0.0315231754357, 0.118211907884, 0.200089208292, 0.211892622853,
      0.211892622853, 0.214025770063, 0.253844517982, 1, 1, 1, 1, 1, 1,
    ],
    holm: [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1],
    bonferroni: [0.0015, 0.006, 0.0285, 0.1425, 0.3015, 0.417, 0.447, 0.516, 0.6885, 1, 1, 1, 1, 1, 1],
  }
  for (const [correction, expected] of Object.entries(table)) {
    it(correction, () => {
      const adjusted = adjustedP(thrombolysis, correction as Correction)
      expected.forEach((value, i) => expect(adjusted[i]).toBeCloseTo(value, 11))
    })
  }
})

describe('docs/methods/false-discovery.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods/false-discovery.md'), 'utf8')
  it('prints the figures of its example', () => {
    const told = (correction?: Correction) => {
      const called = callMethod('false-discovery', { ...method.example, ...(correction ? { correction } : {}) })
      if (!called.ok) throw new Error(called.problem.code)
      return called.value.result as { adjusted: number[]; rejectedCount: number; threshold: number }
    }
    const { adjusted, rejectedCount, threshold } = told()
    expect(rejectedCount).toBe(4)
    expect(page).toContain(`the greatest p rejected is ${threshold}`)
    expect(page).toContain(`adjusted ${adjusted[3]?.toFixed(4)}`)
    expect(page).toContain(`adjusted ${adjusted[4]?.toFixed(4)}`)
    for (const correction of ['holm', 'bonferroni', 'benjamini-yekutieli'] as const) {
      expect(told(correction).rejectedCount).toBe(3)
    }
    expect(page).toContain('Holm, Bonferroni and Benjamini–Yekutieli reject three')
  })
})
