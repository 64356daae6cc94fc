import { describe, expect, it } from 'vitest'
import { rowProblemCodes } from './import-record.ts'
import { problemLine, problemText } from './problem-text.ts'

describe('problem texts', () => {
  const facts = { column: 'GATA', value: 'x' }

  it.each(rowProblemCodes)(
    '%s says what happened and what to do, in both languages, with and without facts',
    (code) => {
      for (const language of ['sv', 'en'] as const) {
        for (const about of [facts, { column: null, value: null }]) {
          const text = problemText({ ...about, code }, language)
          expect(text).toMatch(/^\p{Lu}|^[”“]/u)
          expect(text).toMatch(/\.$/)
          expect(text).not.toMatch(/null|undefined| {2}|\.\./)
          expect(text.length).toBeLessThan(260)
          // One sentence for what happened, at least one for the remedy.
          expect(text.split(/[.;:] /).length, text).toBeGreaterThan(1)
        }
      }
      expect(problemText({ ...facts, code }, 'sv')).not.toBe(problemText({ ...facts, code }, 'en'))
    },
  )

  it('names row, column and value', () => {
    const problem = { row: 12, column: 'datum', value: '2024-02-30', code: 'time.impossible' } as const
    expect(problemLine(problem, 'sv')).toBe(
      'Rad 12: ”2024-02-30” i kolumnen datum finns inte i kalendern. Kontrollera dag, månad och klockslag.',
    )
    expect(problemLine({ ...problem, row: 0, code: 'file.empty' }, 'en')).toMatch(/^The file is empty/)
  })
})
