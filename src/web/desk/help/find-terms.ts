import type { Language } from '../../ui/language.tsx'
import { type TermKey, termKeys, words } from './glossary-words.ts'

/** A stretch of a text; `term` when it is one of the glossary's words. */
export interface Stretch {
  readonly text: string
  readonly term: TermKey | null
}

/** Words that everybody knows: to mark each of them would hide the ones that need it. */
const everyday: ReadonlySet<TermKey> = new Set([
  'place',
  'report',
  'shift',
  'unit',
  'visit',
  'contact',
  'stairwell',
  'doorway',
  'courtyard',
  'floor',
  'tip',
  'problem',
  'action',
])

/** How nouns and participles end when they are bent. */
const endings: Readonly<Record<Language, string>> = {
  sv: '(?:a|n|t|en|et|r|ar|er|or|na|rna|arna|erna)?s?',
  en: '(?:s|es|’s)?',
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Every word of a name may be bent: "upptäckt av polis", "upptäckta av polisen". What stands in brackets explains. */
const patternOf = (name: string, language: Language) =>
  name
    .replace(/ *\([^)]*\)/g, '')
    .split(' ')
    .map((word) => `${escaped(word)}${endings[language]}`)
    .join(' ')

/** The text in stretches, the first mention of each term by itself. */
export function findTerms(text: string, language: Language): readonly Stretch[] {
  const names = words[language]
  const sought = termKeys
    .filter((key) => !everyday.has(key))
    .toSorted((a, b) => names[b].name.length - names[a].name.length)
  const any = sought.map((key) => `(${patternOf(names[key].name, language)})`).join('|')
  const found = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu'))]
  const stretches: Stretch[] = []
  const met = new Set<TermKey>()
  let done = 0
  for (const { 0: word, index, ...groups } of found) {
    const term = sought.find((_, i) => (groups as Readonly<Record<number, string | undefined>>)[i + 1] !== undefined)
    if (!term || met.has(term)) continue
    met.add(term)
    if (index > done) stretches.push({ text: text.slice(done, index), term: null })
    stretches.push({ text: word, term })
    done = index + word.length
  }
  if (done < text.length) stretches.push({ text: text.slice(done), term: null })
  return stretches
}
