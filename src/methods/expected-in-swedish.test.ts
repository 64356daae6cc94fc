import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectedInSwedish } from './expected-in-swedish.ts'
import { methodProblemText } from './problem-text.ts'

const folders = [join(import.meta.dirname, '..', 'analysis'), import.meta.dirname]
const sources = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
)
/** The last argument of `fail`, blanks filled with a figure. */
const phrases = sources.flatMap((source) =>
  [...source.matchAll(/\bfail\(\s*'[a-z-]+',\s*(?:'[^']*'|`[^`]*`|[^,]+?),\s*('[^']*'|`[^`]*`)/g)].map((match) =>
    (match[1] ?? '').slice(1, -1).replaceAll(/\$\{[^}]*\}/g, '7'),
  ),
)

describe('what a kernel takes', () => {
  it('is found in the sources', () => expect(phrases.length).toBeGreaterThan(50))

  it('is said in Swedish too, whatever kernel says it', () => {
    expect([...new Set(phrases)].filter((phrase) => expectedInSwedish(phrase) === null)).toEqual([])
  })

  it('keeps its figures and names', () => {
    expect(expectedInSwedish('the length of eastMetres (40), not 39')).toBe('lika många som eastMetres (40), inte 39')
    expect(expectedInSwedish('a whole number 1 to 99999')).toBe('ett heltal från 1 till 99999')
    expect(expectedInSwedish('0 < alpha < 1')).toBe('0 < alpha < 1')
  })

  it('is a sentence with the argument and the fault', () => {
    const problem = { fault: 'length-differs', argument: 'days', index: null } as const
    const expected = 'the length of eastMetres (40), not 39'
    expect(methodProblemText({ code: 'method.argument', problem: { ...problem, expected } }, 'sv')).toBe(
      'days har fel antal värden. Ange lika många som eastMetres (40), inte 39.',
    )
    expect(methodProblemText({ code: 'method.argument', problem: { ...problem, expected } }, 'en')).toBe(
      'days has the wrong number of entries. Give the length of eastMetres (40), not 39.',
    )
  })
})
