import { createReadStream } from 'node:fs'
import type { TextEncoding } from './encoding.ts'
import { chunkBytes } from './file-facts.ts'

/**
 * Marks that a reader cannot see: byte order marks in the middle of a file (files that were joined),
 * and characters that reverse the direction of text, with which an id can be made to look like another.
 */
const unseen = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Takes away marks that cannot be seen. */
export const withoutUnseen = (text: string): string => text.replace(unseen, '')

/**
 * A file's text piece by piece; the next piece is read only when it is asked for.
 * Throws `TypeError` where bytes are no characters, see `rowsOrProblem`.
 */
export async function* textChunks(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true })
    yield mayHoldUnseen(chunk, encoding) ? withoutUnseen(text) : text
  }
  yield decoder.decode()
}

/** In UTF-8 the marks begin with E2 or EF: a search for one byte is far cheaper than one of the text. */
const mayHoldUnseen = (chunk: Buffer, encoding: TextEncoding): boolean =>
  encoding === 'utf-8'
    ? chunk.includes(0xe2) || chunk.includes(0xef)
    : encoding === 'utf-16le' || encoding === 'utf-16be'
