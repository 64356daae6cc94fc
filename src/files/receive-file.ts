import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { done, type Result, refuse } from '../domain/result.ts'
import { maxFileBytes } from './file-facts.ts'

export interface ReceivedFile {
  readonly path: string
  readonly byteLength: number
  /** Removes the file; to be called whatever became of the import. */
  discard(): Promise<void>
}

/**
 * Keeps an upload in a temporary file of its own (mode 0600), since it is read more than once.
 * Stops reading, and keeps nothing, as soon as it passes the cap.
 * The name ends in `.spool`, so that `sweepSpools` of the same folder removes what a killed process left.
 */
export async function receiveFile(
  body: AsyncIterable<Uint8Array>,
  folder: string,
): Promise<Result<ReceivedFile, { code: 'file.too-large' }>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.spool`)
  const discard = () => rm(path, { force: true })
  const file = await open(path, 'wx', 0o600)
  let byteLength = 0
  try {
    for await (const chunk of body) {
      byteLength += chunk.byteLength
      if (byteLength > maxFileBytes) break
      await file.writeFile(chunk)
    }
  } catch (error) {
    await discard()
    throw error
  } finally {
    await file.close()
  }
  if (byteLength <= maxFileBytes) return done({ path, byteLength, discard })
  await discard()
  return refuse({ code: 'file.too-large' })
}
