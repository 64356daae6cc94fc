import { describe, expect, it } from 'vitest'
import { hourAfter, hoursBetween } from './use-hour-brush.ts'

const friday = 4 * 24

describe('hours chosen with a hand', () => {
  it('are the rectangle, whichever corner comes first', () => {
    const evenings = [friday + 18, friday + 19, friday + 42, friday + 43]
    expect(hoursBetween(friday + 18, friday + 43)).toEqual(evenings)
    expect(hoursBetween(friday + 43, friday + 18)).toEqual(evenings)
    expect(hoursBetween(friday + 19, friday + 42)).toEqual(evenings)
    expect(hoursBetween(5, 5)).toEqual([5])
  })
})

describe('hours chosen with the keys', () => {
  it('step within the week', () => {
    expect(hourAfter(friday, 'ArrowRight')).toBe(friday + 1)
    expect(hourAfter(friday, 'ArrowLeft')).toBe(friday)
    expect(hourAfter(friday, 'ArrowDown')).toBe(friday + 24)
    expect(hourAfter(3, 'ArrowUp')).toBe(3)
    expect(hourAfter(3, 'a')).toBeNull()
  })
})
