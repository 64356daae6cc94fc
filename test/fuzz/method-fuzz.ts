import { randomStream } from '../../src/analysis/random.ts'
import { methods as allMethods } from '../../src/methods/catalogue.ts'
import type { Method } from '../../src/methods/method.ts'
import { drawLengths, drawValue } from './draw-input.ts'
import { judgeCall, judgeRun, slowestAllowed, type Verdict } from './judge.ts'
import { mutate, poison } from './mutate-input.ts'
import { optionalFields, plainSchema, type Schema } from './schema.ts'
import { inputText, shrink } from './shrink.ts'

/**
 * Random calls of every method, made from its own schema and example. Call number i of a seed is the same call wherever
 * and in whatever order it is made: it has a stream of its own.
 */
const modes = ['example changed', 'from the schema', 'lists of one length', 'past the schema'] as const

export interface Failure {
  readonly method: string
  readonly mode: string
  readonly call: number
  readonly what: string
  /** The smallest input found that fails in the same way, as JSON; NaN and ±Infinity as strings. */
  readonly input: string
}

export interface Tally {
  readonly calls: number
  readonly answered: number
  readonly refused: number
  readonly milliseconds: number
  readonly slowestMilliseconds: number
  readonly slowestCall: number
}

export interface FuzzReport {
  readonly tallies: Readonly<Record<string, Tally>>
  readonly failures: readonly Failure[]
}

interface Call {
  readonly method: Method
  readonly mode: (typeof modes)[number]
  readonly input: unknown
}

const schemas = new Map<string, Schema>()

function schemaOf(method: Method): Schema {
  const schema = schemas.get(method.name) ?? plainSchema(method.input)
  schemas.set(method.name, schema)
  return schema
}

export const methodsNamed = (name: string | null): readonly Method[] =>
  allMethods.filter((method) => name === null || method.name === name)

/** Call number `call` of `seed`. */
export function drawCall(methods: readonly Method[], seed: number, call: number): Call {
  const random = randomStream(seed, call)
  const method = methods[call % methods.length]
  if (!method) throw new Error('no method has that name')
  const mode = modes[random.below(modes.length)] ?? modes[0]
  const schema = schemaOf(method)
  if (mode === 'example changed') return { method, mode, input: mutate(random, method.example, schema) }
  if (mode === 'from the schema') return { method, mode, input: drawValue(random, schema, drawLengths(random, false)) }
  const alike = () => drawValue(random, schema, drawLengths(random, true))
  if (mode === 'lists of one length') return { method, mode, input: alike() }
  const clean = random.uniform() < 0.6 ? mutate(random, method.example, schema) : alike()
  return { method, mode, input: poison(random, clean, schema) }
}

/** Processor time of this thread, so that a busy machine does not make calls slow. */
function milliseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function make({ method, mode, input }: Call): { verdict: Verdict; took: number } {
  const started = milliseconds()
  const verdict = mode === 'past the schema' ? judgeRun(method, input) : judgeCall(method, input)
  const took = milliseconds() - started
  if (took <= slowestAllowed || verdict.kind === 'failed') return { verdict, took }
  return { verdict: { kind: 'failed', what: `took over ${slowestAllowed} ms` }, took }
}

const none: Tally = { calls: 0, answered: 0, refused: 0, milliseconds: 0, slowestMilliseconds: 0, slowestCall: -1 }

/** Calls `from` to `to` (excluded). `before` is told of each call before it is made. */
export function fuzz(
  methods: readonly Method[],
  seed: number,
  from: number,
  to: number,
  before?: (call: number) => void,
): FuzzReport {
  const tallies: Record<string, Tally> = {}
  const failures = new Map<string, Failure>()
  for (let number = from; number < to; number++) {
    before?.(number)
    const call = drawCall(methods, seed, number)
    const { verdict, took } = make(call)
    const { name } = call.method
    tallies[name] = counted(tallies[name] ?? none, verdict, took, number)
    if (verdict.kind !== 'failed' || failures.has(name + verdict.what)) continue
    failures.set(name + verdict.what, failureOf(call, number, verdict.what))
  }
  return { tallies, failures: [...failures.values()] }
}

function failureOf(call: Call, number: number, what: string): Failure {
  const failsTheSame = (input: unknown) => {
    const { verdict } = make({ ...call, input })
    return verdict.kind === 'failed' && verdict.what === what
  }
  // What takes seconds is not made smaller by hundreds of calls.
  const smallest = what.startsWith('took over')
    ? call.input
    : shrink(call.input, optionalFields(schemaOf(call.method)), failsTheSame)
  return { method: call.method.name, mode: call.mode, call: number, what, input: inputText(smallest) }
}

function counted(tally: Tally, { kind }: Verdict, took: number, call: number): Tally {
  const isSlowest = took > tally.slowestMilliseconds
  return {
    calls: tally.calls + 1,
    answered: tally.answered + (kind === 'answered' ? 1 : 0),
    refused: tally.refused + (kind === 'refused' ? 1 : 0),
    milliseconds: tally.milliseconds + took,
    slowestMilliseconds: isSlowest ? took : tally.slowestMilliseconds,
    slowestCall: isSlowest ? call : tally.slowestCall,
  }
}

/** Reports of stretches of one seed as one; of failures with the same cause the one with the smallest input. */
export function joined(reports: readonly FuzzReport[]): FuzzReport {
  const tallies: Record<string, Tally> = {}
  const failures = new Map<string, Failure>()
  for (const report of reports) {
    for (const [name, tally] of Object.entries(report.tallies)) tallies[name] = summed(tallies[name] ?? none, tally)
    for (const failure of report.failures) {
      const key = failure.method + failure.what
      const kept = failures.get(key)
      if (!kept || failure.input.length < kept.input.length) failures.set(key, failure)
    }
  }
  const smallestFirst = [...failures.values()].sort((a, b) => a.input.length - b.input.length)
  return { tallies, failures: smallestFirst }
}

function summed(a: Tally, b: Tally): Tally {
  const slower = b.slowestMilliseconds > a.slowestMilliseconds ? b : a
  return {
    calls: a.calls + b.calls,
    answered: a.answered + b.answered,
    refused: a.refused + b.refused,
    milliseconds: a.milliseconds + b.milliseconds,
    slowestMilliseconds: slower.slowestMilliseconds,
    slowestCall: slower.slowestCall,
  }
}
