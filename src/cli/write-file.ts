import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Refusal } from './refusal.ts'

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/**
 * Writes a file for its owner alone (mode 0600), whole or not at all: it is renamed into place when complete,
 * so that a command cut short leaves what was there before.
 */
export async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<Result<null, Refusal>> {
  const unfinished = `${path}.${randomUUID()}.part`
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      for await (const piece of pieces) await file.writeFile(piece)
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    return done(null)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (error instanceof Error && 'syscall' in error)
      return refuse({ code: 'file.not-written', path, reason: reasonOf(error) })
    throw error
  }
}

/** A text as the one piece that `writeWhole` takes. */
export async function* onePiece(text: string): AsyncGenerator<string> {
  yield text
}
