import type { RowProblem, RowProblemCode } from './import-record.ts'
import { problemTextEn } from './problem-text-en.ts'
import { problemTextSv } from './problem-text-sv.ts'

/** What a sentence may name; both already screened for personal data. */
export type ProblemFacts = Pick<RowProblem, 'column' | 'value'>

/** One sentence or two a code: what happened, and what to do about it. */
export type ProblemSentences = Readonly<Record<RowProblemCode, (facts: ProblemFacts) => string>>

export type ProblemLanguage = 'sv' | 'en'

const sentences: Readonly<Record<ProblemLanguage, ProblemSentences>> = { sv: problemTextSv, en: problemTextEn }

const rowWord: Readonly<Record<ProblemLanguage, string>> = { sv: 'Rad', en: 'Row' }

/** What is wrong and what to do, as a person reads it. */
export const problemText = (problem: ProblemFacts & Pick<RowProblem, 'code'>, language: ProblemLanguage): string =>
  sentences[language][problem.code](problem)

/** The same with the row in front, for a terminal; row 0 is the file itself. */
export const problemLine = (problem: RowProblem, language: ProblemLanguage): string =>
  problem.row === 0
    ? problemText(problem, language)
    : `${rowWord[language]} ${problem.row}: ${problemText(problem, language)}`
