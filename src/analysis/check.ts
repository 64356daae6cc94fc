import { type ArgumentFault, MethodError } from './method-error.ts'

/**
 * What every kernel asks of its arguments, once, at its start. `name` is the argument's name in the signature.
 * All throw `MethodError`; each costs one pass.
 */
type Numbers = ArrayLike<number>

export function fail(fault: ArgumentFault, argument: string, expected: string, index: number | null = null): never {
  throw new MethodError({ fault, argument, index, expected })
}

/** Every entry finite. */
export function requireFinite(name: string, values: Numbers): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) fail('not-finite', name, 'finite numbers', i)
  }
}

/** Every entry finite and ≥ 0. */
export function requireNonNegative(name: string, values: Numbers): void {
  requireFinite(name, values)
  for (let i = 0; i < values.length; i++) if (values[i]! < 0) fail('negative', name, 'numbers ≥ 0', i)
}

/** Every entry finite and > 0. */
export function requirePositive(name: string, values: Numbers): void {
  requireFinite(name, values)
  for (let i = 0; i < values.length; i++) if (!(values[i]! > 0)) fail('not-positive', name, 'numbers > 0', i)
}

/** Every entry a whole number ≥ 0, at most 2^53 − 1. */
export function requireCounts(name: string, values: Numbers): void {
  requireNonNegative(name, values)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isSafeInteger(values[i]!)) fail('not-whole', name, 'whole numbers ≥ 0', i)
  }
}

/** As many entries as another argument has. */
export function requireLength(name: string, values: Numbers, like: string, length: number): void {
  if (values.length !== length) fail('length-differs', name, `the length of ${like} (${length}), not ${values.length}`)
}

/** At least `least` entries. */
export function requireSome(name: string, values: Numbers, least = 1): void {
  if (values.length === 0 && least > 0) fail('empty', name, `at least ${least}`)
  if (values.length < least) fail('too-few', name, `at least ${least}, not ${values.length}`)
}

/** One of the words that a choice has: the types hold them, but not for callers in plain JavaScript. */
export function requireOneOf(name: string, value: string, words: readonly string[]): void {
  if (!words.includes(value)) fail('unknown-reference', name, `one of ${words.join(', ')}`)
}

/** Indexes 0 … count − 1. */
export function requireIndexes(name: string, values: Numbers, count: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isInteger(value) || value < 0 || value >= count) {
      fail('unknown-reference', name, `whole numbers 0 to ${count - 1}`, i)
    }
  }
}

/** One finite number within the closed range. */
export function requireWithin(name: string, value: number, low: number, high: number): void {
  if (!Number.isFinite(value)) fail('not-finite', name, `a number ${low} to ${high}`)
  if (value < low || value > high) fail('out-of-range', name, `a number ${low} to ${high}`)
}

/** Every entry finite and within the closed range. */
export function requireAllWithin(name: string, values: Numbers, low: number, high: number): void {
  requireFinite(name, values)
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < low || values[i]! > high) fail('out-of-range', name, `numbers ${low} to ${high}`, i)
  }
}

/** One finite number > 0. */
export function requirePositiveNumber(name: string, value: number): void {
  if (!Number.isFinite(value)) fail('not-finite', name, 'a number > 0')
  if (!(value > 0)) fail('not-positive', name, 'a number > 0')
}

/** A probability that is neither 0 nor 1, such as a level α. */
export function requireProbability(name: string, value: number): void {
  if (!(value > 0 && value < 1)) fail('out-of-range', name, `0 < ${name} < 1`)
}

/** One whole number within the closed range. */
export function requireWhole(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value)) fail('not-whole', name, `a whole number ${low} to ${high}`)
  if (value < low || value > high) fail('out-of-range', name, `a whole number ${low} to ${high}`)
}

/** Moments in epoch milliseconds, within what a date can be. */
export function requireTimes(name: string, values: Numbers): void {
  requireFinite(name, values)
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(values[i]!) > latestMs) fail('out-of-range', name, 'ms since 1970 within ±8.64 × 10¹⁵', i)
  }
}

/** Farthest from 1970 that a date can be (ECMAScript §21.4.1.1). */
export const latestMs = 8.64e15

/** Strictly rising, such as the edges of bands. */
export function requireRising(name: string, values: Numbers): void {
  requireFinite(name, values)
  for (let i = 1; i < values.length; i++) {
    if (!(values[i]! > values[i - 1]!))
      fail('not-sorted', name, 'numbers that rise, each greater than the one before', i)
  }
}
