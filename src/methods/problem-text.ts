import type { ArgumentFault, ArgumentProblem } from '../analysis/method-error.ts'
import type { MethodProblem } from './call-method.ts'
import { expectedInSwedish } from './expected-in-swedish.ts'

type Language = 'sv' | 'en'
type Words = Readonly<Record<Language, string>>

/** What is wrong, after the argument's name. A new fault does not compile until it can be told to people. */
const faults: Record<ArgumentFault, Words> = {
  'not-finite': { sv: 'är inget ändligt tal', en: 'is not a finite number' },
  negative: { sv: 'är negativt', en: 'is negative' },
  'not-positive': { sv: 'är inte större än noll', en: 'is not greater than zero' },
  'not-whole': { sv: 'är inget heltal', en: 'is not a whole number' },
  'out-of-range': { sv: 'ligger utanför det tillåtna', en: 'is out of range' },
  'length-differs': { sv: 'har fel antal värden', en: 'has the wrong number of entries' },
  empty: { sv: 'är tomt', en: 'is empty' },
  'too-few': { sv: 'har för få värden', en: 'has too few entries' },
  'too-many': { sv: 'har för många värden', en: 'has too many entries' },
  'all-alike': { sv: 'har bara lika värden', en: 'has only equal entries' },
  'not-sorted': { sv: 'står inte i stigande ordning', en: 'is not in rising order' },
  repeated: { sv: 'har samma värde två gånger', en: 'has the same entry twice' },
  'unknown-reference': { sv: 'pekar på något som inte finns', en: 'points at what is not there' },
  'end-before-start': { sv: 'slutar innan det börjar', en: 'ends before it starts' },
  singular: { sv: 'bestämmer inte svaret', en: 'does not determine the answer' },
}

const remedy: Words = { sv: 'Ange', en: 'Give' }

const argumentText = ({ fault, argument, index, expected }: ArgumentProblem, language: Language): string => {
  const where = index === null ? argument : `${argument}[${index}]`
  const wanted = language === 'sv' ? (expectedInSwedish(expected) ?? expected) : expected
  return `${where} ${faults[fault][language]}. ${remedy[language]} ${wanted}.`
}

/** One or two sentences: what is wrong, where, and what to give instead. */
export function methodProblemText(problem: MethodProblem, language: Language): string {
  const sv = language === 'sv'
  switch (problem.code) {
    case 'method.unknown':
      return sv
        ? `Ingen metod heter ${problem.name}. narvaro method --list visar alla.`
        : `No method is named ${problem.name}. narvaro method --list shows them all.`
    case 'method.input':
      return sv
        ? `${problem.path} passar inte metodens schema (${problem.message}). narvaro method --schema NAMN visar det.`
        : `${problem.path} does not fit the schema of the method (${problem.message}). narvaro method --schema NAME shows it.`
    case 'method.argument':
      return argumentText(problem.problem, language)
  }
}
