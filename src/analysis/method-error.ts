/** What can be wrong with what a method was given. Each has a sentence in both languages (`methods/problem-text.ts`). */
export type ArgumentFault =
  | 'not-finite'
  | 'negative'
  | 'not-positive'
  | 'not-whole'
  | 'out-of-range'
  | 'length-differs'
  | 'empty'
  | 'too-few'
  | 'too-many'
  | 'all-alike'
  | 'not-sorted'
  | 'repeated'
  | 'unknown-reference'
  | 'end-before-start'
  | 'singular'

export interface ArgumentProblem {
  readonly fault: ArgumentFault
  /** The name in the method's signature, such as `eastMetres`. */
  readonly argument: string
  /** Which entry, from 0; null when it is the whole argument. */
  readonly index: number | null
  /** What the method takes instead, in symbols: `0 < α < 1`, `at least 2 rows`, `the length of eastMetres (40)`. */
  readonly expected: string
}

/** Thrown by a kernel that was given what it cannot answer; it names the argument and the remedy. */
export class MethodError extends RangeError {
  readonly problem: ArgumentProblem

  constructor(problem: ArgumentProblem) {
    const { argument, index, fault, expected } = problem
    super(`${argument}${index === null ? '' : `[${index}]`}: ${fault.replaceAll('-', ' ')}; give ${expected}`)
    this.name = 'MethodError'
    this.problem = problem
  }
}

/** A method's honest "no answer": the input is in order, and the quantity does not exist for it. */
export interface NotDefined<Reason extends string> {
  readonly defined: false
  readonly reason: Reason
}

export const notDefined = <Reason extends string>(reason: Reason): NotDefined<Reason> => ({ defined: false, reason })
