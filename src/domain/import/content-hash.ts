/**
 * 128 bits of a text's UTF-16 units, made with the block and final steps of MurmurHash3 x86_128 (Appleby 2011,
 * public domain; the tail is filled with zeros here, so the digits are not those of other programs).
 * Not against an adversary, who could only hide a row of her own file; against chance a million rows collide
 * with probability 10⁻²⁷. About 0.3 µs for a row, a tenth of SHA-256 with its round through the runtime.
 */
export type Hash128 = readonly [number, number, number, number]

const c1 = 0x239b961b
const c2 = 0xab0e9789
const c3 = 0x38b34ae5
const c4 = 0xa1e38b93

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))
const mixed = (word: number, first: number, bits: number, second: number): number =>
  Math.imul(rotate(Math.imul(word, first), bits), second)

export function hash128(text: string): Hash128 {
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
  // Eight units of 16 bits make the block of 128; a text that does not fill the last one reads as zeros there,
  // and its length, mixed in at the end, tells it from one that does.
  for (let at = 0; at < text.length; at += 8) {
    h1 ^= mixed(word(text, at), c1, 15, c2)
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0
    h2 ^= mixed(word(text, at + 2), c2, 16, c3)
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0
    h3 ^= mixed(word(text, at + 4), c3, 17, c4)
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0
    h4 ^= mixed(word(text, at + 6), c4, 18, c1)
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0
  }
  return finish(h1 ^ text.length, h2 ^ text.length, h3 ^ text.length, h4 ^ text.length)
}

const unit = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0)
const word = (text: string, at: number): number =>
  at + 1 < text.length ? text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16) : unit(text, at)

function finish(h1: number, h2: number, h3: number, h4: number): Hash128 {
  const first = (h1 + h2 + h3 + h4) | 0
  const a = avalanche(first)
  const b = avalanche((h2 + first) | 0)
  const c = avalanche((h3 + first) | 0)
  const d = avalanche((h4 + first) | 0)
  const sum = (a + b + c + d) | 0
  return [sum >>> 0, (b + sum) >>> 0, (c + sum) >>> 0, (d + sum) >>> 0]
}

function avalanche(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** 32 lower-case hexadecimal digits. */
export const hashHex = (hash: Hash128): string => hash.map((lane) => lane.toString(16).padStart(8, '0')).join('')
