import { describe, expect, it } from 'vitest'
import { findTerms } from './find-terms.ts'

const marked = (text: string, language: 'sv' | 'en' = 'sv') =>
  findTerms(text, language).flatMap(({ text: word, term }) => (term ? [[word, term]] : []))

describe('terms in a text', () => {
  it('are found bent, in several words, and at the start of a sentence', () => {
    expect(marked('Händelser på insatsens karta, 12 upptäckta av polis.')).toEqual([
      ['Händelser', 'incident'],
      ['insatsens', 'operation'],
      ['upptäckta av polis', 'discovered'],
    ])
    expect(marked('Incidents near the points', 'en')).toEqual([
      ['Incidents', 'incident'],
      ['points', 'point'],
    ])
  })

  it('are not parts of other words, and not words that everybody knows', () => {
    expect(marked('Punktlighet och taktik på en plats i ett trapphus')).toEqual([])
    expect(marked('A disappointment with a pointer at a place', 'en')).toEqual([])
  })

  it('are marked once in a text, the longest name first', () => {
    expect(marked('En punkt, två punkter och punktens väg')).toEqual([
      ['punkt', 'point'],
      ['punktens väg', 'lineage'],
    ])
  })

  it.each(['', 'Inget här.', 'Händelser', 'en punkt, en punkt'])('leave every letter of “%s”', (text) => {
    expect(
      findTerms(text, 'sv')
        .map((each) => each.text)
        .join(''),
    ).toBe(text)
  })
})
