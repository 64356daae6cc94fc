import { describe, expect, it } from 'vitest'
import { formatsFor } from './format.ts'

const [sv, en] = [formatsFor('sv-SE'), formatsFor('en-GB')]

describe('formatsFor', () => {
  it('writes numbers as the language does', () => {
    expect(sv.rate(4.23)).toBe('4,2')
    expect(en.rate(4.23)).toBe('4.2')
    expect(sv.rate(0.456)).toBe('0,46')
    expect(en.whole(12_345)).toBe('12,345')
    expect(sv.whole(12_345).replace(/\s/g, ' ')).toBe('12 345')
  })

  it('writes a change with a real minus, and none at all as none', () => {
    expect(sv.change(-1.24)).toBe('−1,2')
    expect(en.change(-1.24)).toBe('−1.2')
    expect(en.change(0.4)).toBe('+0.4')
    expect(sv.change(-0.04)).toBe('±0')
  })

  it('writes days without a trailing dot, and of no other day than was given', () => {
    expect(sv.day('2026-02-15')).toBe('15 feb')
    expect(en.day('2026-02-15')).toBe('15 Feb')
    expect(sv.weekday(1, 'short')).toBe('mån')
    expect(en.weekday(7, 'long')).toBe('Sunday')
  })

  it('writes a moment in the zone of the operation', () => {
    expect(sv.moment('2026-04-12T21:59:59Z', 'Europe/Stockholm')).toContain('23:59')
    expect(sv.moment('2026-01-12T21:59:59Z', 'Europe/Stockholm')).toContain('22:59')
  })
})
