import { array, assert, integer, property, stringMatching } from 'fast-check'
import { expect, it } from 'vitest'
import { wrapped } from './wrapped.ts'

it('breaks between words', () => expect(wrapped('one two three four', 8)).toEqual(['one two', 'three', 'four']))

it('keeps every word, and every line short where the words are', () => {
  const words = array(stringMatching(/^[a-zåäö]{1,12}$/), { minLength: 1 })
  assert(
    property(words, integer({ min: 12, max: 60 }), (all, most) => {
      const lines = wrapped(all.join(' '), most)
      expect(lines.join(' ')).toBe(all.join(' '))
      expect(lines.every((line) => line.length <= most)).toBe(true)
    }),
  )
})
