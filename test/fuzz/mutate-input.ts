import type { Random } from '../../src/analysis/random.ts'
import { chance, drawLengths, drawValue, pick } from './draw-input.ts'
import { branchFor, type Schema, tamed } from './schema.ts'

type Holder = Record<string, unknown> | unknown[]

/** A place in the input: what holds it, under which key, and its schema. */
interface Place {
  readonly holder: Holder
  readonly key: string | number
  readonly schema: Schema
  readonly name: string
  readonly depth: number
  /** Whether what holds it may be without it. */
  readonly optional: boolean
}

const read = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key]
const write = ({ holder, key }: Place, value: unknown): void => {
  ;(holder as Record<string | number, unknown>)[key] = value
}

/** Every place below `value`, itself excluded. */
function placesIn(value: unknown, schema: Schema, name = '', depth = 0): Place[] {
  const at = schema.anyOf ? branchFor(schema, value) : schema
  if (Array.isArray(value)) {
    const item = at.items ?? {}
    return value.flatMap((one, key) => [
      { holder: value, key, schema: item, name, depth: depth + 1, optional: false },
      ...placesIn(one, item, name, depth + 1),
    ])
  }
  if (value === null || typeof value !== 'object') return []
  const places: Place[] = []
  for (const [key, field] of Object.entries(value)) {
    const own = at.properties?.[key] ?? {}
    const optional = !at.required?.includes(key)
    places.push({ holder: value as Record<string, unknown>, key, schema: own, name: key, depth: 0, optional })
    places.push(...placesIn(field, own, key, 0))
  }
  return places
}

/** Repetitions and sizes of an example brought down to what a fuzzed call may take. */
export function tame(input: unknown, schema: Schema): void {
  for (const place of placesIn(input, schema)) {
    const value = read(place)
    const own = place.schema.anyOf ? branchFor(place.schema, value) : place.schema
    if (own.type === 'integer' && place.depth === 0 && typeof value === 'number') {
      write(place, Math.min(value, tamed(place.name, own)))
    }
  }
}

/** The example with one to four things changed that leave it an input of the method, most often. */
export function mutate(random: Random, example: unknown, schema: Schema): unknown {
  const input = structuredClone(example)
  tame(input, schema)
  const changes = 1 + random.below(4)
  for (let i = 0; i < changes; i++) change(random, input, schema)
  return input
}

function change(random: Random, input: unknown, schema: Schema): void {
  if (chance(random, 0.35)) return changeRows(random, input, schema)
  const places = placesIn(input, schema)
  if (places.length === 0) return
  // Lists have many places: take one of the fields as often as one of the entries.
  const fields = places.filter(({ holder }) => !Array.isArray(holder))
  const place = pick(random, chance(random, 0.5) && fields.length > 0 ? fields : places)
  const value = read(place)
  const own = place.schema.anyOf ? branchFor(place.schema, value) : place.schema
  if (typeof value === 'number' && chance(random, 0.8)) return write(place, changedNumber(random, value, own, place))
  if (Array.isArray(value)) return write(place, changedList(random, value))
  if (place.optional && !Array.isArray(place.holder) && chance(random, 0.2)) {
    delete place.holder[place.key]
    return
  }
  write(place, drawValue(random, place.schema, drawLengths(random, true), place.name, place.depth))
}

function changedNumber(random: Random, value: number, schema: Schema, { name, depth }: Place): number {
  const changed = pick(random, [
    0,
    1,
    value + 1,
    value - 1,
    value * 2,
    value / 2,
    -value,
    value * 10,
    value + random.normal(),
  ])
  if (schema.type !== 'integer') return changed
  const whole = Math.round(changed)
  return depth === 0 ? Math.min(whole, tamed(name, schema)) : whole
}

function changedList(random: Random, values: readonly unknown[]): unknown[] {
  const first = values[0]
  const way = random.below(4)
  if (way === 0) return values.map(() => first)
  if (way === 1) return values.toReversed()
  if (way === 2 && values.every((value) => typeof value === 'number')) return values.map(() => 0)
  const order = Array.from(values.keys())
  random.shuffle(order)
  return order.map((i) => values[i])
}

/** Takes a row out of, or puts one twice into, all lists of one length: they stay a table. */
function changeRows(random: Random, input: unknown, schema: Schema): void {
  const lists = placesIn(input, schema).filter((place) => Array.isArray(read(place)))
  if (lists.length === 0) return
  const { length } = read(pick(random, lists)) as unknown[]
  if (length === 0) return
  const [row, times] = [random.below(length), chance(random, 0.6) ? 0 : 2]
  const keep = chance(random, 0.15) ? 1 + random.below(length) : length
  for (const place of lists) {
    const list = read(place) as unknown[]
    if (list.length !== length) continue
    if (keep < length) write(place, list.slice(0, keep))
    else if (times === 0 || length < 40)
      write(
        place,
        list.flatMap((one, i) => (i === row ? Array(times).fill(one) : [one])),
      )
  }
}

const poisons = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  0,
  -0,
  0.5,
  1,
  1e300,
  -1e300,
  1e-300,
  2 ** 53,
  2 ** 31,
  -(2 ** 31),
]

/** An input of the right kinds of values, but with numbers, lengths and sizes that no schema would let through. */
export function poison(random: Random, clean: unknown, schema: Schema): unknown {
  const input = structuredClone(clean)
  const places = placesIn(input, schema).filter(
    (place) => typeof read(place) === 'number' || Array.isArray(read(place)),
  )
  const changes = places.length === 0 ? 0 : 1 + random.below(3)
  for (let i = 0; i < changes; i++) {
    const place = pick(random, places)
    const value = read(place)
    if (typeof value === 'number') write(place, pick(random, poisons))
    else if (Array.isArray(value)) write(place, poisonedList(random, value))
  }
  return input
}

function poisonedList(random: Random, values: readonly unknown[]): unknown[] {
  const way = random.below(4)
  if (way === 0) return []
  if (way === 1) return values.slice(0, random.below(values.length + 1))
  if (way === 2) return [...values, ...values.slice(0, 1)]
  const same = pick(random, poisons)
  return values.every((value) => typeof value === 'number') ? values.map(() => same) : values.map(() => values[0])
}
