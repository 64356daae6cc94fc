import { Compile, type Validator } from 'typebox/compile'
import { type ArgumentProblem, MethodError } from '../analysis/method-error.ts'
import type { Hooks } from '../analysis/work.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { methods } from './catalogue.ts'
import type { Method } from './method.ts'
import { plain } from './plain.ts'
import { inForce, type Provenance, provenanceOf } from './provenance.ts'

/** An answer that can be made again: the same method, version and input give the same bytes. */
export interface MethodAnswer extends Provenance {
  readonly result: unknown
}

export type MethodProblem =
  | { readonly code: 'method.unknown'; readonly name: string }
  /** Where in the input (`/eastMetres/3`), and what the schema says. */
  | { readonly code: 'method.input'; readonly path: string; readonly message: string }
  | { readonly code: 'method.argument'; readonly problem: ArgumentProblem }

export const methodNamed = (name: string): Method | null => methods.find((method) => method.name === name) ?? null

const validators = new Map<string, Validator>()

/** Checks the input against the method's schema, runs it, and gives the answer as plain JSON values. */
export function callMethod(name: string, input: unknown, hooks?: Hooks): Result<MethodAnswer, MethodProblem> {
  const method = methodNamed(name)
  if (method === null) return refuse({ code: 'method.unknown', name })
  const misfit = firstMisfit(method, input)
  if (misfit) return refuse({ code: 'method.input', ...misfit })
  try {
    const given = input as Readonly<Record<string, unknown>>
    const filled = inForce(method, given)
    const result = plain(method.run(filled, hooks))
    return done({ ...provenanceOf(method, given, filled), result })
  } catch (error) {
    if (error instanceof MethodError) return refuse({ code: 'method.argument', problem: error.problem })
    throw error
  }
}

function firstMisfit(method: Method, input: unknown): { path: string; message: string } | null {
  const validator = validators.get(method.name) ?? Compile(method.input)
  validators.set(method.name, validator)
  if (validator.Check(input)) return null
  const [first] = validator.Errors(input)
  return { path: first?.instancePath || '/', message: first?.message ?? 'does not fit the schema' }
}
