import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ears } from '../../src/analysis/ears.ts'
import { salmonellaAgona } from './salmonella-agona.ts'

const example = [2, 4, 3, 1, 5, 2, 3, 4, 2, 3, 6, 8, 9, 3, 2]
const daysOf = (alarm: Uint8Array, firstDay: number) =>
  Array.from(alarm).flatMap((value, i) => (value === 1 ? [firstDay + i + 1] : []))

describe('surveillance 1.20.3, earsC(sts(x), list(method = …))', () => {
  it('C1: bounds of the example and alarms of salmonella.agona', () => {
    const peer = [
      7.01407829446389, 7.29979258017817, 7.01407829446389, 7.01407829446389, 8.2434206717358, 10.90996950285717,
      13.36838864485135, 13.36838864485135,
    ]
    ears(example, { method: 'C1' }).upperBound.forEach((bound, i) => expect(bound).toBeCloseTo(peer[i] ?? 0, 12))
    const { alarm, firstDay, upperBound } = ears(salmonellaAgona, { method: 'C1' })
    expect(daysOf(alarm, firstDay)).toEqual([21, 30, 36, 62, 75, 80, 82, 111, 128, 191, 192, 210, 232, 283, 284, 294])
    expect(upperBound.reduce((a, b) => a + b)).toBeCloseTo(2614.502139698, 9)
  })

  it('C2: bounds of the example and alarms of salmonella.agona', () => {
    const peer = [
      7.01407829446389, 7.29979258017817, 7.01407829446389, 7.01407829446389, 8.2434206717358, 10.90996950285717,
    ]
    const answer = ears(example, { method: 'C2' })
    answer.upperBound.forEach((bound, i) => expect(bound).toBeCloseTo(peer[i] ?? 0, 12))
    expect(Array.from(answer.alarm)).toEqual([0, 0, 1, 1, 0, 0])
    const { alarm, firstDay, upperBound } = ears(salmonellaAgona, { method: 'C2' })
    expect(daysOf(alarm, firstDay)).toEqual([
      21, 36, 47, 63, 80, 81, 82, 111, 128, 144, 145, 192, 193, 210, 211, 233, 264, 283, 284, 285,
    ])
    expect(upperBound.reduce((a, b) => a + b)).toBeCloseTo(2604.62334522463, 9)
  })

  it('C3: its bound is ours with today’s count where its documentation has the mean, so it alarms on the days before only', () => {
    const peerBounds = [9.12455753346212, 6.32688580887408, 0, 0]
    const { upperBound, expected, firstDay } = ears(example, { method: 'C3' })
    upperBound.forEach((documented, i) => {
      const today = example[firstDay + i] ?? 0
      if (documented > 0 && (peerBounds[i] ?? 0) > 0)
        expect(documented - (expected[i] ?? 0) + today).toBeCloseTo(peerBounds[i] ?? 0, 12)
    })
    const agona = ears(salmonellaAgona, { method: 'C3' })
    const ours = daysOf(agona.alarm, agona.firstDay)
    const peer = [
      22, 23, 33, 37, 38, 48, 49, 64, 76, 77, 80, 81, 82, 83, 84, 85, 129, 130, 145, 146, 147, 193, 194, 195, 211, 212,
      235, 243, 265, 266, 283, 284, 285, 286, 287, 296,
    ]
    // What the peer counts as an alarm: that the two days before reach the limit, and that today is not empty.
    const c2 = ears(salmonellaAgona, { method: 'C2' })
    const excess = (day: number) => Math.max(0, (c2.statistic[day - 1 - c2.firstDay] ?? 0) - 1)
    const rebuilt = Array.from({ length: 301 }, (_, i) => i + 12).filter(
      (day) => excess(day - 1) + excess(day - 2) > agona.limit && (salmonellaAgona[day - 1] ?? 0) > 0,
    )
    expect(rebuilt).toEqual(peer)
    expect([ours.length, peer.length]).toEqual([60, 36])
    expect(peer.every((day) => ours.includes(day))).toBe(true)
  })
})

describe('docs/methods/ears.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods/ears.md'), 'utf8')
  it('prints the figures of its example', () => {
    const { statistic, expected, sd, alarmFrom } = ears(example, { method: 'C3' })
    const c2 = ears(example, { method: 'C2' }).statistic
    const shown = (value: number | undefined, digits = 3) => (value ?? Number.NaN).toFixed(digits)
    expect(page).toContain(`mean ${shown(expected[0])} and S = ${shown(sd[0])}: C2 = ${shown(c2[2])}`)
    expect(page).toContain(`had C2 = ${shown(c2[1])}, the one before that ${shown(c2[0])}`)
    expect(page).toContain(`= ${shown(statistic[0])}, over 1.96`)
    expect(page).toContain(`alarmed from ${shown(alarmFrom[0], 2)}`)
    expect(page).toContain('has 60')
    expect(page).toContain('36 alarms')
  })
})
