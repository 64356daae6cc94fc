import { isAscii, isUtf8 } from 'node:buffer'

/** Encodings a Swedish export is met in; ISO-8859-1 is read as Windows-1252, its superset (WHATWG Encoding §4.2). */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

/** The encoding a byte order mark declares; null without one, or for UTF-32, which nothing we know writes. */
export function markedEncoding(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return head[2] === 0 && head[3] === 0 ? null : 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: Latin text has a zero in every other byte, and nothing else has. */
export function unmarkedUtf16(head: Uint8Array): TextEncoding | null {
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const many = head.length * 0.3
  if (odd > many && even < many / 10) return 'utf-16le'
  return even > many && odd < many / 10 ? 'utf-16be' : null
}

/** Counts of each byte value, enough to tell the single-byte encodings apart. */
export type ByteCounts = Float64Array

/** å ä ö Å Ä Ö é as one byte each: the letters that decide between the two encodings. */
const letters = {
  'windows-1252': [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9],
  macintosh: [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e],
} as const

/** Which single-byte encoding text that is not UTF-8 was written in, by its Swedish letters. */
export function singleByteEncoding(counts: ByteCounts): TextEncoding {
  const score = (name: keyof typeof letters) => letters[name].reduce((sum, byte) => sum + (counts[byte] ?? 0), 0)
  return score('macintosh') > score('windows-1252') ? 'macintosh' : 'windows-1252'
}

/** Follows a stream of bytes and tells whether all of them are UTF-8, characters cut between chunks included. */
export class Utf8Check {
  valid = true
  /** True once a character outside ASCII was seen in its right UTF-8 form. */
  multiByte = false
  #carry: Uint8Array = new Uint8Array(0)

  add(chunk: Uint8Array): void {
    if (!this.valid) return
    const bytes = this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : chunk
    const whole = bytes.length - cutTail(bytes)
    this.valid = isUtf8(bytes.subarray(0, whole))
    this.multiByte ||= this.valid && !isAscii(bytes.subarray(0, whole))
    this.#carry = bytes.slice(whole)
  }

  /** To be called once after the last chunk; returns the bytes of a character that was never finished. */
  end(): Uint8Array {
    if (this.#carry.length > 0) this.valid = false
    return this.#carry
  }
}

/** How many bytes at the end begin a character whose rest is in the next chunk (0–3). */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/**
 * True when the bytes hold at least as many whole UTF-8 characters as stray bytes: two encodings
 * in one file, where any single choice would spoil the other's letters.
 */
export function mixedEncodings(bytes: Uint8Array): boolean {
  let whole = 0
  let stray = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    if (byte >= 0xc2 && byte < 0xf5 && isUtf8(bytes.subarray(at, at + length))) {
      whole++
      at += length - 1
    } else stray++
  }
  return whole > 0 && whole >= stray
}
