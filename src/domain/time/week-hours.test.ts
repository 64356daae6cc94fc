import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { hoursText, parseHours } from './week-hours.ts'

it('comes back from its text, whatever hours are chosen', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { minLength: 1 }), (hours) => {
      expect(parseHours(hoursText(hours))).toEqual(hours.toSorted((a, b) => a - b))
    }),
  ))

it('writes stretches', () => {
  expect(hoursText([117, 114, 115, 138])).toBe('114-115,117,138')
  expect(parseHours('0-2,2-3')).toEqual([0, 1, 2, 3])
})

it.each(['', '168', '5-3', '1,,2', '-1', 'fri', '1-2-3', '0-200'])('does not take %s', (text) =>
  expect(parseHours(text)).toBeNull(),
)
