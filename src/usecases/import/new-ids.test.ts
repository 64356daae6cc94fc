import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type IncidentId, parseId } from '../../domain/ids.ts'
import { createIdMaker } from './new-ids.ts'

const now = Date.UTC(2026, 3, 1, 10)
const madeWith = (bytes: (count: number) => Uint8Array, count: number) => {
  const newId = createIdMaker({ bytes }, now)
  return Array.from({ length: count }, () => newId<IncidentId>())
}

test('ids are UUIDs of version 7 that carry their moment, each greater than the one before', () => {
  const ids = madeWith(randomBytes, 20_000)
  expect(ids.every((id) => parseId(id).ok && id[14] === '7')).toBe(true)
  expect(ids.every((id) => Number.parseInt(id.replace('-', '').slice(0, 12), 16) === now)).toBe(true)
  expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? ''))).toBe(true)
})

test.each([
  ['a byte', 0x00_00_00_fe],
  ['the variant', 0x00_3f_ff_fe],
  ['32 bits', 0xff_ff_ff_fe],
])('they go on rising where the counter passes %s', (_, start) => {
  const first = Buffer.alloc(4)
  first.writeUInt32BE(start)
  const ids = madeWith((count) => (count === 4 ? first : randomBytes(count)), 6)
  expect(ids).toEqual([...ids].sort())
})

test('two makers of one moment make different ids, and no id tells the next one', () => {
  const [one, other] = [madeWith(randomBytes, 1000), madeWith(randomBytes, 1000)]
  expect(new Set([...one, ...other]).size).toBe(2000)
  expect(new Set(one.map((id) => id.slice(-10))).size).toBe(1000)
})
