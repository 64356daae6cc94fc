import { findPersonalNumbers, matchesOf, type Span } from './personal-number.ts'

export type PersonalKind = 'personal-number' | 'phone' | 'email' | 'plate' | 'name'

interface Finding extends Span {
  readonly kind: PersonalKind
}

const email = /[\p{L}\d._%+-]{1,64}(?:@| ?[([](?:at|snabel-a)[)\]] ?)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/giu

/** Mobile numbers, land lines with an area code, and anything that begins with a country code. */
const phones: readonly RegExp[] = [
  /(?<![\d+])(?<!\d[.,:-])07\d(?:[ \-–/.\u00a0]{0,3}\d){7}(?!\d)/g,
  /(?<!\d)(?<!\d[.,:-])(?:\+|00)[1-9]\d{0,2}[ \-–]?(?:\(0\))?(?:[ \-–]?\d){6,11}(?![\d.,]\d|\d)/g,
  /(?<![\d+])(?<!\d[.,:-])\(?0(?:8|[1-9]\d{1,2})\)?[ \-–/]{1,3}\d{2,3}(?:[ -]?\d{2,3}){1,2}(?!\d|:\d)/g,
]

/** Three letters, two digits and a digit or letter; I, Q, V, Å, Ä and Ö are never used on Swedish plates. */
const plate = /(?<![\p{L}\d])([A-HJ-PR-UW-Z]{3})([ -]?)\d{2}[A-HJ-NPR-UW-Z\d](?![\p{L}\d])/giu

/** Short words that stand before numbers in addresses and notes. */
const notPlates = new Set([
  'LGH',
  'RUM',
  'HUS',
  'BOX',
  'BRF',
  'DEN',
  'BUS',
  'TEL',
  'PER',
  'KUL',
  'NOT',
  'MAX',
  'LSS',
  'SAL',
  'FAX',
  'ART',
  'FRA',
  'TOM',
  'FOM',
])

function isPlate(whole: string, letters: string, separator: string): boolean {
  if (notPlates.has(letters.toUpperCase())) return false
  return separator === '' || whole === whole.toUpperCase()
}

function spansOf(text: string, pattern: RegExp, kind: PersonalKind): Finding[] {
  return matchesOf(pattern, text).map(({ index, 0: whole }) => ({ kind, from: index, to: index + whole.length }))
}

/** Eight digits in Stockholm (08), nine elsewhere: `0730-0815` is two times of day. */
function isLongEnough(phone: string): boolean {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= (digits.startsWith('08') ? 8 : 9)
}

function findPhones(text: string): Finding[] {
  return phones
    .flatMap((pattern) => spansOf(text, pattern, 'phone'))
    .filter(({ from, to }) => isLongEnough(text.slice(from, to)))
}

function findPlates(text: string): Finding[] {
  return matchesOf(plate, text)
    .filter(([whole, letters = '', separator = '']) => isPlate(whole, letters, separator))
    .map((match) => ({ kind: 'plate', from: match.index, to: match.index + match[0].length }))
}

/** What a text is made of: most cells cannot hold anything personal, and only this is looked at. */
interface Makeup {
  digits: number
  /** The longest run of letters from a to z. */
  letters: number
  /** An @, or a bracket that may stand round one. */
  at: boolean
  beyondAscii: boolean
}

function makeupOf(text: string): Makeup {
  const makeup: Makeup = { digits: 0, letters: 0, at: false, beyondAscii: false }
  let run = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const isLetter = (unit | 32) >= 97 && (unit | 32) <= 122
    run = isLetter ? run + 1 : 0
    if (run > makeup.letters) makeup.letters = run
    if (unit >= 48 && unit <= 57) makeup.digits++
    else if (unit === 64 || unit === 40 || unit === 91) makeup.at = true
    else if (unit > 127) makeup.beyondAscii = true
  }
  return makeup
}

/** Written with other digits or in wide letters a number is as personal as ever: one form is looked at. */
const oneForm = (text: string): string => text.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')

export interface Screened {
  readonly text: string
  readonly found: readonly PersonalKind[]
}

const clean: readonly PersonalKind[] = []

function findingsIn(text: string, { digits, letters, at }: Makeup): Finding[] {
  const findings = at ? spansOf(text, email, 'email') : []
  if (digits >= 6)
    for (const { from, to } of findPersonalNumbers(text)) findings.push({ kind: 'personal-number', from, to })
  if (digits >= 8) findings.push(...findPhones(text))
  if (digits >= 2 && letters >= 3) findings.push(...findPlates(text))
  return findings
}

/**
 * Replaces personal numbers, phone numbers, e-mail addresses and licence plates by `[…]`. Names cannot be told
 * from place names inside a text: see `person-names.ts` for whole cells. Linear in the text; texts of a
 * megabyte take some tens of milliseconds.
 */
export function redact(text: string): Screened {
  const written = makeupOf(text)
  const plain = written.beyondAscii ? oneForm(text) : text
  const findings = findingsIn(plain, written.beyondAscii ? makeupOf(plain) : written)
  if (findings.length === 0) return { text, found: clean }
  return { text: cut(plain, findings), found: [...new Set(findings.map(({ kind }) => kind))] }
}

/** Whether a text that somebody wrote by hand (a source, a name) holds what `redact` would cut out. */
export const holdsPersonalData = (text: string): boolean => redact(text).found.length > 0

/** Overlapping findings become one gap. */
function cut(text: string, findings: readonly Finding[]): string {
  let out = ''
  let at = 0
  for (const { from, to } of [...findings].sort((a, b) => a.from - b.from)) {
    if (from >= at) out += `${text.slice(at, from)}[…]`
    at = Math.max(at, to)
  }
  return out + text.slice(at)
}
