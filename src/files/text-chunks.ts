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
 * Throws `NotText` where bytes are no characters, after all that stands before them.
 */
export async function* textChunks(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    const text = decoded(decoder, chunk)
    if (text === null) {
      yield readablePart(chunk, encoding)
      throw new NotText()
    }
    yield mayHoldUnseen(chunk, encoding) ? withoutUnseen(text) : text
  }
  const rest = decoded(decoder)
  if (rest === null) throw new NotText()
  yield rest
}

/** Thrown where a file's bytes are no characters of its encoding; the reader of rows turns it into a problem. */
export class NotText extends Error {}

function decoded(decoder: TextDecoder, chunk?: Buffer): string | null {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    return null
  }
}

/** What stands before the first bad byte, so that the row it is in can be named. */
function readablePart(chunk: Buffer, encoding: TextEncoding): string {
  const text = new TextDecoder(encoding).decode(chunk)
  return withoutUnseen(text.slice(0, Math.max(0, text.indexOf('\ufffd'))))
}

/** In UTF-8 the marks begin with E2 or EF: a search for one byte is far cheaper than one of the text. */
const mayHoldUnseen = (chunk: Buffer, encoding: TextEncoding): boolean =>
  encoding === 'utf-8'
    ? chunk.includes(0xe2) || chunk.includes(0xef)
    : encoding === 'utf-16le' || encoding === 'utf-16be'
