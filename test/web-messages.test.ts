import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../src/web/ui/messages/en.ts'
import { sv } from '../src/web/ui/messages/sv.ts'

/** Every text of a table by its path; sentences with values are told with a mark for each. */
function textsOf(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string') return [[here, value]]
    if (typeof value === 'function') {
      const marks = Array.from({ length: value.length }, (_, i) => `«${i}»`)
      return [[here, String((value as (...values: string[]) => string)(...marks))]]
    }
    return textsOf(value as object, here)
  })
}

const root = join(import.meta.dirname, '../src/web')
/** What the first screen needs, and the words that features bring with them. */
const tables: readonly (readonly [string, { readonly sv: object; readonly en: object }])[] = [
  ['messages', { sv, en }],
  ...(await Promise.all(
    globSync('**/*-words.ts', { cwd: root }).map(
      async (file) => [file, (await import(join(root, file))).words] as const,
    ),
  )),
]

describe.each(tables)('%s', (_, table) => {
  const [swedish, english] = [new Map(textsOf(table.sv)), new Map(textsOf(table.en))]

  it('have the same keys in both languages, also where any key may be', () => {
    expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort())
  })

  it('leave nothing empty but what is empty on purpose', () => {
    const empty = [...swedish, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(new Set(empty)).toEqual(new Set(table.sv === sv ? ['rooms.picture.coming', 'rooms.presence.coming'] : []))
  })

  it('name every value that they are given', () => {
    const keys = [...swedish.keys()].filter((key) => /«/.test(swedish.get(key) ?? ''))
    const marksOf = (text = '') => [...text.matchAll(/«\d»/g)].map(([mark]) => mark).sort()
    expect(keys.filter((key) => marksOf(swedish.get(key)).join() !== marksOf(english.get(key)).join())).toEqual([])
  })

  it('use a real minus, never a hyphen, before a number', () => {
    expect([...swedish.values(), ...english.values()].filter((text) => /(^|\s)-\d/.test(text))).toEqual([])
  })
})

describe('messages', () => {
  it('give each room a key of its own', () => {
    for (const { rooms } of [sv, en]) {
      const keys = Object.values(rooms).map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys).not.toContain('g')
    }
  })
})
