import { describe, expect, it } from 'vitest'
import { busiest } from './rhythm.ts'

const weekWith = (hours: Readonly<Record<number, number>>) => Array.from({ length: 168 }, (_, hour) => hours[hour] ?? 0)

describe('busiest', () => {
  it('finds the three hours that weigh most', () => {
    // Friday is the fifth day: hours 96–119.
    expect(busiest(weekWith({ 20: 3, 115: 2, 116: 4, 117: 2 }))).toEqual({ weekday: 5, fromHour: 19, toHour: 22 })
  })

  it('goes over midnight from Sunday to Monday', () => {
    expect(busiest(weekWith({ 167: 5, 0: 5, 1: 5 }))).toEqual({ weekday: 7, fromHour: 23, toHour: 2 })
  })

  it('says nothing of an empty week', () => expect(busiest(weekWith({}))).toBeNull())
})
