import { array, assert, asyncProperty, integer, jsonValue } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonPiece, jsonElements, rowLimits } from './json-elements.ts'

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, name: string | null, size = 5): Promise<readonly JsonPiece[]> {
  const pieces: JsonPiece[] = []
  for await (const piece of jsonElements(inPieces(text, size), name)) pieces.push(piece)
  return pieces
}

/** Whole numbers that a double cannot hold come back as text, on purpose: see the test below. */
const isExact = (value: unknown) => !/\d{16}/.test(JSON.stringify(value))

describe('jsonElements', () => {
  test('gives the elements JSON.parse gives, wherever the pieces are cut', async () => {
    await assert(
      asyncProperty(
        array(jsonValue({ maxDepth: 4 }).filter(isExact), { maxLength: 5 }),
        integer({ min: 1, max: 9 }),
        async (values, size) => {
          const bare = await read(JSON.stringify(values, null, 1), null, size)
          expect(bare).toEqual([...values.map((element, index) => ({ element, index: index + 1 })), { around: [] }])
          const held = await read(JSON.stringify({ a: [1], features: values, b: { features: [2] } }), 'features', size)
          expect(held.at(-1)).toEqual({ around: { a: [1], features: [], b: { features: [2] } } })
          expect(held.length).toBe(values.length + 1)
        },
      ),
      { numRuns: 200, seed: 1 },
    )
  })

  test.each([
    ['[1, 2', 'file.not-json', 2],
    ['[1,,2]', 'file.not-json', 2],
    ['[1,2,]', 'file.not-json', 3],
    ['[1] x', 'file.not-json', 2],
    ['[{"a":1},{"a":}]', 'file.not-json', 2],
    [`[1,${'['.repeat(100)}`, 'file.too-deep', 2],
    [`[{"a":"${'x'.repeat(1_000_001)}"}]`, 'file.line-too-long', 1],
  ])('%.20s is broken: %s at element %i', async (text, broken, index) => {
    expect((await read(text, null, 1 << 16)).at(-1)).toEqual({ broken, index })
  })

  test('a bracket inside a text is no bracket', async () => {
    const text = JSON.stringify([{ a: '[{"\\' }, { b: ']}' }])
    expect((await read(text, null, 1)).filter((piece) => 'element' in piece).length).toBe(2)
  })

  test('whole numbers too long for a number keep all their digits', async () => {
    const [first] = await read('[{"id": 12345678901234567891, "x": 17.9380000000000001}]', null)
    expect(first).toEqual({ element: { id: '12345678901234567891', x: 17.938 }, index: 1 })
  })

  test('nesting to the limit is allowed, one more is not', async () => {
    const nested = (depth: number) => `[${'['.repeat(depth - 1)}${']'.repeat(depth)}`
    expect((await read(nested(rowLimits.depth), null)).at(-1)).toEqual({ around: [] })
    expect((await read(nested(rowLimits.depth + 1), null)).at(-1)).toEqual({ broken: 'file.too-deep', index: 1 })
  })
})
