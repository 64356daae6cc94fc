import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { callMethod, methodNamed } from './call-method.ts'
import { methods } from './catalogue.ts'
import { plain } from './plain.ts'
import { answerSchema, inForce } from './provenance.ts'

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** What an archive that keeps columns apart would hold: the lists of an input and nothing else. */
const listsOf = (input: Fields): Fields =>
  Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => Array.isArray(value) || isFields(value))
      .map(([name, value]) => [name, isFields(value) ? listsOf(value) : value]),
  )

const together = (lists: Fields, parameters: Fields): Fields => {
  const joined = { ...lists }
  for (const [name, value] of Object.entries(parameters)) {
    const there = joined[name]
    joined[name] = isFields(there) && isFields(value) ? together(there, value) : value
  }
  return joined
}

function answerOf(name: string, input: unknown) {
  const called = callMethod(name, input)
  if (!called.ok) throw new Error(`${name} refused: ${JSON.stringify(called.problem)}`)
  return called.value
}

describe.each(methods)('an answer of $name', (method) => {
  const example = method.example as Fields
  const answer = answerOf(method.name, example)

  it('fits its schema, and comes in the same bytes again', () => {
    expect([...Compile(answerSchema).Errors(answer)]).toEqual([])
    expect(JSON.stringify(answerOf(method.name, structuredClone(example)))).toBe(JSON.stringify(answer))
  })

  it('can be made again from what it holds and the lists of the input', () => {
    const again = answerOf(method.name, together(listsOf(example), answer.parameters))
    expect(JSON.stringify({ ...again, inputHash: '' })).toBe(JSON.stringify({ ...answer, inputHash: '' }))
  })

  it('was made with the defaults that the kernel has', () => {
    expect(plain(method.run(inForce(method, example)))).toEqual(plain(method.run(example)))
  })
})

describe('the provenance of an answer', () => {
  it('holds options by default and as given, time zone, rows and no rows of data', () => {
    const aoristic = methodNamed('aoristic')
    const { parameters, rows, dataCutOff } = answerOf('aoristic', aoristic?.example)
    expect(parameters).toEqual({ timeZone: 'Europe/Stockholm', longestHours: 12 })
    expect(rows).toEqual({ from: 2, to: 2 })
    expect(dataCutOff).toBeNull()
    const shorter = answerOf('aoristic', { ...(aoristic?.example as Fields), longestHours: 3 })
    expect(shorter.parameters).toEqual({ timeZone: 'Europe/Stockholm', longestHours: 3 })
    expect(shorter.inputHash).not.toBe(answerOf('aoristic', aoristic?.example).inputHash)
  })

  it('holds the data cut-off where there is one', () => {
    for (const [name, field] of [
      ['completeness', 'cutOff'],
      ['point-ranking', 'until'],
    ] as const) {
      const example = methodNamed(name)?.example as Fields
      expect(answerOf(name, example).dataCutOff).toBe(example[field])
    }
  })

  it('holds lists that say how a method works, and lists inside fields by their length', () => {
    const near = answerOf('near-repeats', methodNamed('near-repeats')?.example)
    expect(near.parameters).toMatchObject({
      dayEdges: [0, 7, 14, 21, 28],
      samePlace: true,
      measure: 'straight',
      seed: 1,
    })
    expect(near.rows).not.toHaveProperty('dayEdges')
    const weight = answerOf('feedback-weight', methodNamed('feedback-weight')?.example)
    expect(weight.parameters).toEqual({ placeCount: 3, kindCount: 1, weeks: 8 })
    expect(weight.rows).toMatchObject({ 'presence.from': 6, 'discovered.at': 3 })
    const tested = answerOf('back-test', methodNamed('back-test')?.example)
    expect(tested.parameters).toMatchObject({ scorer: { kind: 'decayed', halfLifeDays: 7 }, replicates: 999 })
  })
})
