import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import {
  markedEncoding,
  mixedEncodings,
  singleByteEncoding,
  type TextEncoding,
  Utf8Check,
  unmarkedUtf16,
} from './encoding.ts'

/** The most bytes one import may have. */
export const maxFileBytes = 200_000_000

/** Bytes a file is read by: large enough to be fast, small enough that memory stays flat. */
export const chunkBytes = 1 << 18

const headBytes = 1 << 16

export interface FileFacts {
  readonly path: string
  readonly fileName: string
  readonly byteLength: number
  /** SHA-256 hex of the bytes; of nothing when the file is too large to be read. */
  readonly sha256: string
  /** The first 64 kB. */
  readonly head: Buffer
  /** UTF-8 also where the text is in two encodings at once: reading it then stops at the first stray byte. */
  readonly encoding: TextEncoding
}

/** Reads the whole file once: its hash, its length and how its text is encoded. Memory: two chunks. */
export async function fileFacts(path: string, fileName: string): Promise<FileFacts> {
  const { size } = await stat(path)
  const hash = createHash('sha256')
  const text = new EncodingWitness()
  const head: Buffer[] = []
  let read = 0
  if (size <= maxFileBytes)
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      text.add(chunk)
      if (read < headBytes) head.push(chunk.subarray(0, headBytes - read))
      read += chunk.length
    }
  const start = Buffer.concat(head)
  return { path, fileName, byteLength: size, sha256: hash.digest('hex'), head: start, encoding: text.verdict(start) }
}

/** Watches all bytes go by and says at the end how they were written. */
class EncodingWitness {
  #utf8 = new Utf8Check()
  #counts = new Float64Array(256)
  #mixed = false

  add(chunk: Uint8Array): void {
    this.#utf8.add(chunk)
    if (!this.#utf8.valid) this.#count(chunk)
  }

  #count(bytes: Uint8Array): void {
    for (const byte of bytes) this.#counts[byte] = (this.#counts[byte] ?? 0) + 1
    this.#mixed ||= mixedEncodings(bytes)
  }

  verdict(head: Uint8Array): TextEncoding {
    this.#count(this.#utf8.end())
    const marked = markedEncoding(head)
    if (marked === 'utf-8') return marked
    const wide = marked ?? unmarkedUtf16(head.subarray(0, 4096))
    if (wide || this.#utf8.valid) return wide ?? 'utf-8'
    return this.#mixed || this.#utf8.multiByte ? 'utf-8' : singleByteEncoding(this.#counts)
  }
}
