import { accessProblems } from './problems/access-problems.ts'
import { groundProblems } from './problems/ground-problems.ts'
import { importsProblems } from './problems/imports-problems.ts'
import { inputProblems } from './problems/input-problems.ts'
import { pictureProblems } from './problems/picture-problems.ts'
import { pointsProblems } from './problems/points-problems.ts'
import type { ProblemText } from './problems/problem-text.ts'
import { shiftsProblems } from './problems/shifts-problems.ts'

/**
 * Every refusal the server can give: its HTTP status and what people are told, in both languages.
 * A code that is used anywhere and missing here does not compile. `{field}` is filled in.
 */
export const problems = {
  ...accessProblems,
  ...inputProblems,
  ...pictureProblems,
  ...pointsProblems,
  ...importsProblems,
  ...groundProblems,
  ...shiftsProblems,
} as const satisfies Record<string, ProblemText>

export type ProblemCode = keyof typeof problems
export interface HttpProblem {
  readonly code: ProblemCode
  /** The field, parameter or column that was wrong. */
  readonly field?: string
  /** Further members of the document (RFC 9457 §3.2), such as the figures of a refused import. */
  readonly extensions?: Readonly<Record<string, unknown>>
}
