import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callMethod } from '../../src/methods/call-method.ts'
import { feedbackWeight } from '../../src/methods/feedback-weight.ts'

describe('Ensign et al. 2018, Proc. Machine Learning Research 81: the urn with found incidents kept with probability 1 − share', () => {
  it('adds to two places in proportion to their rates, whatever the share of patrols: that is its fixed point', () => {
    const hours = [9, 3]
    const called = callMethod('feedback-weight', {
      placeCount: 2,
      kindCount: 1,
      presence: { from: [0, 0], to: hours.map((h) => h * 3_600_000), place: [0, 1], kind: [0, 0] },
      discovered: { at: [36_000_000, 36_000_000], place: [0, 1], kind: [0, 0] },
    })
    const weight = called.ok ? (called.value.result as { weight: readonly number[] }).weight : []
    // Found: share × rate. Entered: share × rate × weight, and share × weight is the same for both.
    expect((hours[0] ?? 0) * (weight[0] ?? 0)).toBeCloseTo((hours[1] ?? 0) * (weight[1] ?? 0), 12)
  })
})

describe('docs/methods/feedback-weight.md', () => {
  it('prints the figures of its example', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/methods/feedback-weight.md'), 'utf8').replaceAll(
      /\s+/g,
      ' ',
    )
    const called = callMethod('feedback-weight', feedbackWeight.example)
    const weight = called.ok ? (called.value.result as { weight: readonly number[] }).weight : []
    const [first = 0, second = 0, third = 0] = weight
    expect(page).toContain(
      `1 − 9/12 = ${first.toFixed(3)}, 1 − 2/12 = ${second.toFixed(3)} and 1 − 1/12 = ${third.toFixed(3)}`,
    )
  })
})
