import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { MethodError } from '../../src/analysis/method-error.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { methods } from '../../src/methods/catalogue.ts'
import { narvaro } from './remembering-terminal.ts'

const example = JSON.stringify(methods[0]?.example)

describe('narvaro method', () => {
  it('lists every method with its question, in both languages', async () => {
    const [english, swedish] = [
      await narvaro(['method', '--list']),
      await narvaro(['method', '--list'], { language: 'sv' }),
    ]
    for (const { name, question } of methods) {
      expect(english.out).toContain(`${name} `)
      expect(english.out).toContain(question.en)
      expect(swedish.out).toContain(question.sv)
    }
    expect((await narvaro(['method', '--list', '--json'])).json()).toMatchObject({
      methods: { length: methods.length },
    })
  })

  it('computes from standard input, and says what it computed with', async () => {
    const ran = await narvaro(['method', 'aoristic'], { input: example })
    expect(ran.code).toBe(0)
    expect(ran.json()).toMatchObject({
      method: 'aoristic',
      version: 1,
      parameters: { timeZone: 'Europe/Stockholm', longestHours: 12 },
      rows: { from: 2, to: 2 },
      result: { counted: 2 },
    })
    const again = await narvaro(['method', 'aoristic'], { input: JSON.stringify(JSON.parse(example), null, 2) })
    expect(again.json().inputHash).toBe(ran.json().inputHash)
  })

  it('refuses an unknown method, what is no JSON, what does not fit, and what has no answer', async () => {
    const told = async (name: string, input: string, language: 'sv' | 'en') => {
      const { code, out, err } = await narvaro(['method', name], { input, language })
      expect({ code, out }).toEqual({ code: 1, out: '' })
      return err
    }
    expect(await told('astrology', '{}', 'en')).toContain('No method is named astrology')
    expect(await told('astrology', '{}', 'sv')).toContain('Ingen metod heter astrology')
    expect(await told('aoristic', '{', 'sv')).toContain('ingen JSON')
    expect(await told('aoristic', '{"from":[1],"to":["x"],"timeZone":"UTC"}', 'en')).toContain('/to/0')
    expect(await told('aoristic', '{"from":[1],"to":[2],"timeZone":"UTC","x":1}', 'en')).toContain('schema')
    expect(await told('aoristic', '{"from":[1],"to":[2],"timeZone":"Mars"}', 'sv')).toContain(
      'timeZone pekar på något som inte finns. Ange ett IANA-namn, som Europe/Stockholm.',
    )
  })

  it('says how it is written when no method is named', async () => {
    expect(await narvaro(['method'])).toMatchObject({ code: 2, out: '' })
  })

  it.each(methods.map(({ name }) => name))('%s: shows a schema that its example and answer fit', async (name) => {
    const document = (await narvaro(['method', '--schema', name])).json() as {
      properties: { input: object; output: object }
      examples: { input: unknown }[]
    }
    const input = document.examples[0]?.input
    expect(Compile(document.properties.input).Check(input)).toBe(true)
    const called = callMethod(name, input)
    expect(called.ok).toBe(true)
    if (!called.ok) return
    const misfits = Compile(document.properties.output).Errors(called.value.result)
    expect(misfits.slice(0, 3)).toEqual([])
  })
})

describe('the pages of the methods', () => {
  const page = (name: string) => join(import.meta.dirname, '..', '..', 'docs', 'methods', `${name}.md`)
  const index = readFileSync(page('README'), 'utf8')

  it.each(methods)('$name has a page that the index names, with every section and a picture', ({ page: name }) => {
    const text = readFileSync(page(name), 'utf8')
    const peers = 'Where a known tool gives another answer, and why.'
    for (const section of ['Question', 'Formula', 'Assumes', 'Misleads', peers, 'Reference', 'Guarded by']) {
      expect(text).toContain(`**${section}`)
    }
    expect(text).toMatch(/!\[[^\]]{20,}\]\(images\/[\w-]+\.svg\)/)
    expect(index).toContain(`](${name}.md)`)
  })
})

describe('a refusal of a kernel', () => {
  it('names argument, entry and remedy', () => {
    const problem = { fault: 'not-finite', argument: 'eastMetres', index: 3, expected: 'finite numbers' } as const
    expect(new MethodError(problem).message).toBe('eastMetres[3]: not finite; give finite numbers')
  })
})
