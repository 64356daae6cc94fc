import type { Static, TSchema } from 'typebox'
import type { Hooks } from '../analysis/work.ts'

/** A method that anyone can call with JSON: the schemas are its contract, the page says what it means. */
export interface Method<Input extends TSchema = TSchema> {
  /** `narvaro method NAME`; small letters and hyphens. */
  readonly name: string
  /** Raised whenever the same input would give another answer. */
  readonly version: number
  /** `docs/methods/<page>.md`. */
  readonly page: string
  /** The question it answers, in one line. */
  readonly question: Readonly<Record<'sv' | 'en', string>>
  readonly input: Input
  /** The field of the input that says up to when the data speak, ms since 1970 UTC; left out where there is none. */
  readonly dataCutOff?: keyof Static<Input> & string
  /** Of the answer as JSON: no typed arrays; an end of an interval that does not exist is null. */
  readonly output: TSchema
  /** The worked example of the page: run by the tests, and in the schema. */
  readonly example: Static<Input>
  /** May give typed arrays, and ±Infinity for an end that does not exist. Throws `MethodError`. */
  readonly run: (input: Static<Input>, hooks?: Hooks) => unknown
}

/** Keeps the type of the input schema, so that `run` and `example` are held to it. */
export const defineMethod = <Input extends TSchema>(method: Method<Input>): Method<Input> => method
