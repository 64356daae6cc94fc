import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { glossaryPage } from '../src/web/desk/help/glossary-page.ts'
import { termKeys, words } from '../src/web/desk/help/glossary-words.ts'
import { piecesOf, readGuide } from '../src/web/desk/help/guide-text.ts'
import { stepTargets, words as walkWords } from '../src/web/desk/help/walk-words.ts'

describe('the glossary', () => {
  it('is the same on the screen and in the documentation: npx node scripts/glossary.ts', () => {
    expect(readFileSync(join(import.meta.dirname, '../docs/glossary.md'), 'utf8')).toBe(glossaryPage())
  })

  it('calls no two things by one name, and is short enough to be read on the way', () => {
    for (const table of [words.sv, words.en]) {
      const names = termKeys.map((key) => table[key].name)
      expect(new Set(names).size).toBe(names.length)
      expect(termKeys.filter((key) => table[key].meaning.length > 140)).toEqual([])
    }
  })
})

const folder = join(import.meta.dirname, '../docs/guides')
const guidesIn = (language: string) => readdirSync(join(folder, language)).sort()

describe('a guide', () => {
  it('is read in blocks, its pictures left out', () => {
    const guide = readGuide(
      '# First\n\nOne **two**\nthree.\n\n![x](y.png)\n\n## Then\n\n1. a\n   b\n2. c\n\n- [d](e.md)\n',
    )
    expect(guide).toEqual({
      title: 'First',
      blocks: [
        { kind: 'text', text: 'One **two** three.' },
        { kind: 'heading', text: 'Then' },
        { kind: 'steps', items: ['a b', 'c'] },
        { kind: 'list', items: ['d'] },
      ],
    })
    expect(piecesOf('One **two** three.')).toEqual([
      { text: 'One ', isStrong: false },
      { text: 'two', isStrong: true },
      { text: ' three.', isStrong: false },
    ])
  })

  it('is there in both languages, of like shape, and shows nothing of its marks', () => {
    expect(guidesIn('sv')).toEqual(guidesIn('en'))
    for (const name of guidesIn('sv')) {
      const [sv, en] = ['sv', 'en'].map((language) => readGuide(readFileSync(join(folder, language, name), 'utf8')))
      expect([name, sv?.blocks.map(({ kind }) => kind)]).toEqual([name, en?.blocks.map(({ kind }) => kind)])
      const text = JSON.stringify([sv, en])
      expect(text.match(/\]\(|!\[|`|(?<!\*)\*(?!\*)|\|/g)).toBeNull()
      expect((text.split('**').length - 1) % 2).toBe(0)
    }
  })
})

it('has a step of the first walk for each thing that it points at', () => {
  for (const { steps } of Object.values(walkWords)) expect(steps.length).toBe(stepTargets.length)
})
