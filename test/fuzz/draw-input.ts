import type { Random } from '../../src/analysis/random.ts'
import { highEnd, lowEnd, type Schema, tamed } from './schema.ts'

/** Lengths of the lists of one call: `alike` gives almost all of them the same, and the lists in them another. */
export interface Lengths {
  readonly alike: boolean
  readonly outer: number
  readonly inner: number
}

/** Strings that mean something to some method; others are nonsense that it must refuse. */
const words = ['Europe/Stockholm', 'UTC', 'America/New_York', 'Mars', '', 'å', '2026-11-23', '2026-02-30']

export const pick = <T>(random: Random, values: readonly T[]): T => values[random.below(values.length)] as T
export const chance = (random: Random, probability: number): boolean => random.uniform() < probability

export const drawLengths = (random: Random, alike: boolean): Lengths => ({
  alike,
  outer: chance(random, 0.05) ? 0 : 1 + random.below(chance(random, 0.3) ? 40 : 10),
  inner: 1 + random.below(chance(random, 0.2) ? 12 : 5),
})

/** A value that fits the schema, of any shape that it allows. */
export function drawValue(random: Random, schema: Schema, lengths: Lengths, name = '', depth = 0): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(random, schema.enum)
  if (schema.anyOf) return drawValue(random, pick(random, schema.anyOf), lengths, name, depth)
  if (schema.type === 'object') return drawObject(random, schema, lengths)
  if (schema.type === 'array') return drawList(random, schema, lengths, name, depth)
  if (schema.type === 'integer') return drawWhole(random, schema, name, depth)
  if (schema.type === 'number') return drawNumber(random, schema)
  if (schema.type === 'boolean') return chance(random, 0.5)
  if (schema.type === 'string') return pick(random, words)
  return null
}

function drawObject(random: Random, { properties = {}, required = [] }: Schema, lengths: Lengths): object {
  const kept = Object.entries(properties).filter(([key]) => required.includes(key) || chance(random, 0.5))
  return Object.fromEntries(kept.map(([key, field]) => [key, drawValue(random, field, lengths, key)]))
}

function drawList(random: Random, schema: Schema, lengths: Lengths, name: string, depth: number): unknown[] {
  const own = chance(random, lengths.alike ? 0.03 : 1) ? random.below(13) : depth === 0 ? lengths.outer : lengths.inner
  const length = Math.min(schema.maxItems ?? 200, Math.max(schema.minItems ?? 0, own))
  const item = schema.items ?? {}
  const style = random.uniform()
  if (style < 0.12 && !item.properties)
    return Array.from({ length }, () => drawValue(random, item, lengths, name, depth + 1))
  const values = Array.from({ length }, () => drawValue(random, item, lengths, name, depth + 1))
  if (style < 0.22) return values.map(() => values[0])
  if (style < 0.45 && values.every((value) => typeof value === 'number')) return values.toSorted((a, b) => a - b)
  return values
}

function drawWhole(random: Random, schema: Schema, name: string, depth: number): number {
  const [low, high] = [lowEnd(schema), depth === 0 ? tamed(name, schema) : highEnd(schema)]
  const kind = random.uniform()
  const base = low < -1e6 ? -5 : low
  if (kind < 0.05) return low
  if (kind < 0.08) return high
  // Indexes, counts and steps are small as a rule.
  const reach = kind < 0.6 ? 4 : kind < 0.9 ? 40 : kind < 0.96 ? 2000 : high - base
  return Math.min(high, Math.max(low, base + Math.floor(random.uniform() * (reach + 1))))
}

const magnitudes = [1, 1, 1, 10, 100, 1000, 1e5, 1e7, 1.8e12]
const extremes = [0, -0, 1e-300, -1e-300, 1e300, -1e300, 2 ** 53, Number.MIN_VALUE, Number.MAX_VALUE]

function drawNumber(random: Random, schema: Schema): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  const low = minimum ?? exclusiveMinimum ?? Number.NEGATIVE_INFINITY
  const high = maximum ?? exclusiveMaximum ?? Number.POSITIVE_INFINITY
  const value = chance(random, 0.04) ? pick(random, extremes) : drawPlain(random, low, high)
  const inside = Math.min(high, Math.max(low, value))
  if (inside === exclusiveMinimum) return Math.min(high, low + (chance(random, 0.5) ? 1e-9 : 0.5))
  if (inside === exclusiveMaximum) return Math.max(low, high - (chance(random, 0.5) ? 1e-9 : 0.5))
  return inside
}

function drawPlain(random: Random, low: number, high: number): number {
  if (Number.isFinite(low) && Number.isFinite(high) && chance(random, 0.7)) return low + random.uniform() * (high - low)
  const magnitude = pick(random, magnitudes)
  const value = (low === 0 || chance(random, 0.6) ? random.uniform() : random.normal()) * magnitude
  return chance(random, 0.5) ? Math.round(value) : value
}
