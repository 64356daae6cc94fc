import type { RowProblemCode } from '../domain/import/import-record.ts'

/** How far one element may go: a row is small and flat, a municipality's outline is long. */
export interface JsonLimits {
  readonly elementCharacters: number
  readonly depth: number
}

export const rowLimits: JsonLimits = { elementCharacters: 1_000_000, depth: 32 }

export type JsonPiece =
  | { readonly element: unknown; readonly index: number }
  /** What stood around the array, with the array itself empty: the last piece of a whole file. */
  | { readonly around: unknown }
  | { readonly broken: RowProblemCode; readonly index: number }

const quote = 34
const backslash = 92
const comma = 44

/**
 * The elements of one long JSON array, each parsed alone: the array that is the whole file, or the member
 * `arrayName` of the object that is. Memory: one element. A depth limit keeps nested brackets from the stack.
 */
export async function* jsonElements(
  chunks: AsyncIterable<string>,
  arrayName: string | null,
  limits: JsonLimits = rowLimits,
): AsyncGenerator<JsonPiece> {
  const scanner = new ArrayScanner(arrayName, limits)
  for await (const chunk of chunks) {
    yield* scanner.take(chunk)
    if (scanner.stopped) return
  }
  yield* scanner.finish()
}

/** Walks characters, keeping only: inside a string or not, how deep, and where the current piece began. */
class ArrayScanner {
  stopped = false
  #index = 0
  #depth = 0
  #inString = false
  #escaped = false
  /** Where `around` stops and elements begin: 1 for a bare array, 2 within an object; 0 while outside. */
  #arrayDepth = 0
  #arrayDone = false
  /** Text kept so far of the piece that began in an earlier chunk. */
  #piece = ''
  #around = ''
  #arrayName: string | null
  #limits: JsonLimits

  constructor(arrayName: string | null, limits: JsonLimits) {
    this.#arrayName = arrayName
    this.#limits = limits
  }

  *take(text: string): Generator<JsonPiece> {
    let start = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (this.#inString) {
        at = this.#passString(text, at)
        continue
      }
      if (code === quote) this.#inString = true
      else if (code === 91 || code === 123) {
        if (this.#opens(code, text, start, at)) start = at + 1
        if (++this.#depth > this.#limits.depth) return yield this.#stop('file.too-deep', this.#index + 1)
      } else if (code === 93 || code === 125) {
        if (this.#depth-- === this.#arrayDepth && this.#arrayDepth > 0) {
          const last = this.#piece + text.slice(start, at)
          if (this.#index > 0 || last.trim() !== '') yield this.#parsed(last)
          this.#closeArray()
          start = at
        }
      } else if (code === comma && this.#depth === this.#arrayDepth && this.#arrayDepth > 0) {
        yield this.#parsed(this.#piece + text.slice(start, at))
        this.#piece = ''
        start = at + 1
      }
      if (this.stopped) return
    }
    this.#piece += text.slice(start)
    if (this.#piece.length > this.#limits.elementCharacters) yield this.#stop('file.line-too-long', this.#index + 1)
  }

  /** Goes to the end of a string, or of the text; returns the last place that was looked at. */
  #passString(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (this.#escaped) this.#escaped = false
      else if (code === backslash) this.#escaped = true
      else if (code === quote) {
        this.#inString = false
        return at
      }
    }
    return text.length
  }

  /** True when this bracket opens the array of rows. */
  #opens(code: number, text: string, start: number, at: number): boolean {
    if (code !== 91 || this.#arrayDone || this.#arrayDepth > 0) return false
    const before = this.#piece + text.slice(start, at)
    const wanted =
      this.#arrayName === null ? this.#depth === 0 : this.#depth === 1 && endsInKey(before, this.#arrayName)
    if (!wanted) return false
    this.#around = `${before}[`
    this.#piece = ''
    this.#arrayDepth = this.#depth + 1
    return true
  }

  #closeArray(): void {
    this.#arrayDone = true
    this.#arrayDepth = 0
    this.#piece = this.#around
  }

  #parsed(text: string): JsonPiece {
    this.#index++
    if (text.length > this.#limits.elementCharacters) return this.#stop('file.line-too-long', this.#index)
    const element = parseJson(text)
    return element.ok ? { element: element.value, index: this.#index } : this.#stop('file.not-json', this.#index)
  }

  #stop(broken: RowProblemCode, index: number): JsonPiece {
    this.stopped = true
    return { broken, index }
  }

  *finish(): Generator<JsonPiece> {
    const around = parseJson(this.#piece)
    yield around.ok && this.#depth === 0 && (this.#arrayDone || this.#arrayName !== null)
      ? { around: around.value }
      : { broken: 'file.not-json', index: this.#index + 1 }
  }
}

const endsInKey = (text: string, key: string): boolean => {
  const end = text.trimEnd()
  return end.endsWith(':') && end.slice(0, -1).trimEnd().endsWith(JSON.stringify(key))
}

type Reviver = Parameters<typeof JSON.parse>[1]

const longNumber = /\d{16}/

/** `JSON.parse` as a value; whole numbers too long for a number stay text, or two ids could become one. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: longNumber.test(text) ? JSON.parse(text, keepLongNumber as Reviver) : JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

/** The third argument (ECMAScript 2026) is not in TypeScript's library yet. */
const keepLongNumber = (_key: string, value: unknown, context: { source?: string }): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) && context.source?.match(/^-?\d+$/) ? context.source : value
