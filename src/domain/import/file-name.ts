import { nameLikeness } from './person-names.ts'
import { shownValue } from './person-screen.ts'

const extension = /\.(?:csv|tsv|txt|json|geojson|ndjson|jsonl|xlsx|xls)$/i

/** How the words begin that say whom a file is about, Swedish without marks as well. */
const personStart =
  /^(?:målsäg|malsag|misstänkt|misstankt|vittne|gärningsm|garningsm|anmälare|anmalare|suspect|victim|witness|complainant|offender|perpetrator)/

/** `Målsägande_AnnaAndersson-2` → words in lower case; names from macOS come with loose marks. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}'’]+/u)
    .filter((word) => word !== '')

/** First name and surname beside each other, in either order. */
const isName = (one: string, other: string): boolean =>
  nameLikeness(`${one} ${other}`) === 'yes' || nameLikeness(`${other} ${one}`) === 'yes'

function namesPerson(text: string): boolean {
  const words = wordsOf(text)
  return words.some((word, index) => personStart.test(word) || isName(words[index - 1] ?? '', word))
}

/**
 * A file's name as it may be kept: screened as a cell is, and where it names a person, or says that one is
 * named, only `import-` with the first eight letters of the file's SHA-256 and its extension.
 */
export function keptFileName(fileName: string, sha256: string): string {
  const ending = extension.exec(fileName)?.[0] ?? ''
  const stem = fileName.slice(0, fileName.length - ending.length)
  return namesPerson(stem) ? `import-${sha256.slice(0, 8)}${ending.toLowerCase()}` : shownValue(fileName) || '–'
}
