import { Compile, type Validator } from 'typebox/compile'
import { MethodError } from '../../src/analysis/method-error.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import type { Method } from '../../src/methods/method.ts'
import { plain } from '../../src/methods/plain.ts'
import { answerSchema } from '../../src/methods/provenance.ts'

export type Verdict =
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused' }
  /** `what` is the same for failures of one cause, as far as that can be told. */
  | { readonly kind: 'failed'; readonly what: string }

export const slowestAllowed = 1000

const envelope = Compile(answerSchema)
const validators = new Map<string, Validator>()

function outputOf(method: Method): Validator {
  const validator = validators.get(method.name) ?? Compile(method.output)
  validators.set(method.name, validator)
  return validator
}

/** The call that everyone makes, through the schema: an answer that fits the output schema, or a refusal. */
export function judgeCall(method: Method, input: unknown): Verdict {
  try {
    const called = callMethod(method.name, input)
    if (!called.ok) return { kind: 'refused' }
    const { result } = called.value
    if (!envelope.Check(called.value)) return { kind: 'failed', what: 'its provenance does not fit its schema' }
    const validator = outputOf(method)
    if (validator.Check(result)) return { kind: 'answered' }
    const [misfit] = validator.Errors(result)
    const where = (misfit?.instancePath ?? '').replace(/\/\d+/g, '/…')
    return { kind: 'failed', what: `answer does not fit its schema: ${where} ${misfit?.message ?? ''}` }
  } catch (error) {
    return { kind: 'failed', what: causeOf(error) }
  }
}

/** The call of someone who goes past the schema: an answer without NaN, or a `MethodError`. */
export function judgeRun(method: Method, input: unknown): Verdict {
  try {
    plain(method.run(input))
    return { kind: 'answered' }
  } catch (error) {
    if (error instanceof MethodError) return { kind: 'refused' }
    return { kind: 'failed', what: causeOf(error) }
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${typeof error}`
  const [place = ''] = /src\/[^:)]+:\d+/.exec(error.stack ?? '') ?? []
  return `${error.name}: ${error.message.slice(0, 120).replace(/\d+/g, '…')} (${place})`
}
