import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportingDelay } from '../../src/analysis/completeness.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { completeness } from '../../src/methods/completeness.ts'

const day = 86_400_000

describe('reverse-time product limit', () => {
  it('worked by hand as Lagakos, Barraj & De Gruttola 1988, Biometrika 75, 515–523, define it', () => {
    // Five incidents, (days seen, delay in whole days): (9, 0) (9, 1) (9, 3) (3, 0) (2, 1).
    // At risk of delay 3: those with delay ≤ 3 seen more than 3 days: the first three; one has it:   1 − 1/3
    // At risk of delay 2: delay ≤ 2, seen more than 2 days: (9,0) (9,1) (3,0); none has it:          1
    // At risk of delay 1: delay ≤ 1, seen more than 1 day: (9,0) (9,1) (3,0) (2,1); two have it:     1 − 2/4
    const rows: [seen: number, delay: number][] = [
      [9, 0],
      [9, 1],
      [9, 3],
      [3, 0],
      [2, 1],
    ]
    const cutOff = 1000 * day
    const { shareKnown, measured } = reportingDelay(
      Float64Array.from(rows, ([seen]) => cutOff - seen * day),
      Float64Array.from(rows, ([seen, delay]) => cutOff - seen * day + (delay + 0.5) * day),
      cutOff,
      5,
    )
    expect(measured).toBe(5)
    expect(shareKnown[4]).toBe(1)
    expect(shareKnown[3]).toBe(1)
    expect(shareKnown[2]).toBeCloseTo(2 / 3, 12)
    expect(shareKnown[1]).toBeCloseTo(2 / 3, 12)
    expect(shareKnown[0]).toBeCloseTo(1 / 3, 12)
  })
})

describe('docs/methods/completeness.md', () => {
  it('prints the figures of its example, which is that of the method', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/methods/completeness.md'), 'utf8')
    const called = callMethod('completeness', completeness.example)
    const { shareKnown = [] } = called.ok ? (called.value.result as { shareKnown?: readonly number[] }) : {}
    expect(page).toContain(`F(2) = 1 − 1/3 = ${shareKnown[2]?.toFixed(3)}`)
    expect(page).toContain(`F(0) = 0.667 × (1 − 2/4) = ${shareKnown[0]?.toFixed(3)}`)
  })
})
