import { hasPlaceWord, isFirstName, nameLikeness } from './person-names.ts'
import { redact, type Screened } from './person-patterns.ts'
import { areRunningNumbers } from './personal-number.ts'

/** Words in a header that mean a person whatever stands beside them. Swedish without marks as well. */
const personWords = new Set(
  `förnamn fornamn efternamn firstname lastname surname fullname målsägande malsagande målsäg misstänkt misstankt misst
  suspect victim vic perp perpetrator vittne vittnen witness anmälare anmalare complainant offender gärningsman
  garningsman offer person personer personnummer personnr persnr pnr ssn samordningsnummer samordningsnr födelsedatum
  fodelsedatum född fodd födelseår birthdate birthday dob telefon telefonnummer telefonnr tel tfn phone mobil mobilnr
  mobilnummer mobile epost mejl mejladress mail mailadress email registreringsnummer regnr regnummer plate handläggare
  handlaggare utredare officer polisman bostadsadress hemadress ålder alder kön kon gender sex age race ethnicity
  etnicitet medborgarskap nationalitet nationality alias smeknamn kontaktperson uppgiftslämnare ägare owner hyresgäst
  tenant boende`.split(/\s+/),
)

/** Words that mean a person only when nothing in the header says that a place or a thing is named. */
const nameWords = new Set(['namn', 'name', 'names', 'namnet', 'kontakt', 'contact'])
const thingWords =
  /^(?:plats|place|gatu?|gatunamn|street|område|omrade|area|brott|brotts|crime|kod|code|station|kommun|county|län|school|skola|butik|shop|ort|city|town|fil|file|layer|lager|typ|type|group|grupp|position|adress|address|building|byggnad)/

/** `Målsägandes_namn`, `regNr`, `E-post` → words in lower case. */
function headerWords(header: string): readonly string[] {
  return header
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\be-?\s?(post|mail)\b/g, 'e$1')
    .replace(/\breg[. ]?(?:nr|nummer)\b/g, 'regnr')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
}

const isPersonWord = (word: string) => personWords.has(word) || personWords.has(word.replace(/s$|ns$|ens$/, ''))

export type HeaderVerdict = 'person' | 'name' | 'other'

/** What a header alone says: `name` must be judged with the content, since places have names too. */
export function headerVerdict(header: string): HeaderVerdict {
  const words = headerWords(header)
  if (words.some(isPersonWord)) return 'person'
  return words.some((word) => nameWords.has(word)) && !words.some((word) => thingWords.test(word)) ? 'name' : 'other'
}

const distinctValues = (values: readonly string[]) =>
  [...new Set(values.map((value) => value.trim()))].filter((v) => v !== '')

const shareOf = (values: readonly string[], test: (value: string) => boolean) =>
  values.length === 0 ? 0 : values.filter(test).length / values.length

/** A column of people by its content: every third cell a full name, or nearly all first names. */
function holdsNames(distinct: readonly string[]): boolean {
  const sure = shareOf(distinct, (value) => nameLikeness(value) === 'yes')
  const likely = shareOf(distinct, (value) => nameLikeness(value) !== 'no')
  const given = shareOf(distinct, isFirstName)
  return distinct.length >= 3 && (sure >= 0.3 || likely >= 0.6 || given >= 0.8)
}

export interface ColumnScreen {
  /** The column holds persons: it is never read further, and listed as dropped. */
  readonly drop: boolean
  /** Its bare ten- and twelve-digit numbers are running numbers, not personal numbers. */
  readonly runningNumbers: boolean
}

/**
 * Judges one column by header and sample. Dropped: person headers; `namn`/`name` unless the sample shows places;
 * columns of names; columns where half of the cells are personal numbers, phone numbers, addresses or plates.
 */
export function screenColumn(header: string, values: readonly string[]): ColumnScreen {
  const runningNumbers = areRunningNumbers(values)
  const verdict = headerVerdict(header)
  const distinct = distinctValues(values)
  const isPlaces = shareOf(distinct, hasPlaceWord) >= 0.5 && !holdsNames(distinct)
  const personal = runningNumbers ? 0 : shareOf(distinct, (value) => redact(value).found.length > 0)
  const drop =
    verdict === 'person' ||
    (verdict === 'name' && !isPlaces) ||
    holdsNames(distinct) ||
    (distinct.length >= 2 && personal >= 0.5)
  return { drop, runningNumbers }
}

const bareNumber = /^\s*(?:\d{10}|\d{12})\s*$/

/** One cell of a kept column: patterns are cut out, and a cell that is surely a full name is emptied. */
export function screenCell(text: string, column: ColumnScreen): Screened {
  if (column.runningNumbers && bareNumber.test(text)) return { text, found: [] }
  const screened = redact(text)
  return nameLikeness(screened.text) === 'yes' ? { text: '', found: [...screened.found, 'name'] } : screened
}

const longestShown = 80

/** A value as it may be told to a person and kept in an error list: screened, on one line, cut to 80 characters. */
export function shownValue(text: string): string {
  // Cut generously before screening, never through what is left of a number at the cut.
  const oneLine = text
    .slice(0, 20_000)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  const whole = text.length > 20_000 ? oneLine.slice(0, -40) : oneLine
  const letters = Array.from(screenCell(whole.slice(0, 400), { drop: false, runningNumbers: false }).text)
  return letters.length > longestShown ? `${letters.slice(0, longestShown - 1).join('')}…` : letters.join('')
}
