import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { invariant } from '../domain/result.ts'
import type { PackedIncidents, Spool, Spools } from '../usecases/ports.ts'

const suffix = '.spool'

/**
 * Temporary files for batches of checked rows, readable by the owner only.
 * @param folder made when missing; nothing else may keep `.spool` files there
 */
export const fileSpools = (folder: string): Spools => ({
  async open(): Promise<Spool> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await sweep(folder, dayMs)
    const path = join(folder, `${randomUUID()}${suffix}`)
    await writeFile(path, '', { flag: 'wx', mode: 0o600 })
    return fileSpool(path)
  },
})

/** Removes what a killed process left behind. Only to be called while no other process uses the folder. */
export const sweepSpools = (folder: string): Promise<void> => sweep(folder, 0)

/** Where another process may be at work, only files that no import can still be writing. */
const dayMs = 86_400_000

async function sweep(folder: string, olderThanMs: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((one) => one.endsWith(suffix))) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs >= olderThanMs) await rm(path, { force: true })
  }
}

/**
 * The file holds the bytes one after another; how long each piece is stays in memory, some twenty numbers a batch.
 * It is opened anew for each batch: a handle kept open would have to be closed on every way out.
 */
function fileSpool(path: string): Spool {
  const lengths: (readonly number[])[] = []
  return {
    async append(batch) {
      await appendFile(path, Buffer.concat(batch))
      lengths.push(batch.map(({ byteLength }) => byteLength))
    },
    batches: () => batchesOf(path, lengths),
    discard: () => rm(path, { force: true }),
  }
}

async function* batchesOf(path: string, lengths: readonly (readonly number[])[]): AsyncGenerator<PackedIncidents> {
  const file = await open(path)
  try {
    for (const pieces of lengths) {
      const bytes = Buffer.allocUnsafe(pieces.reduce((sum, length) => sum + length, 0))
      const { bytesRead } = await file.read(bytes)
      invariant(bytesRead === bytes.byteLength, `the spool ${path} is shorter than what was put into it`)
      yield piecesOf(bytes, pieces)
    }
  } finally {
    await file.close()
  }
}

function piecesOf(bytes: Buffer, lengths: readonly number[]): PackedIncidents {
  let at = 0
  return lengths.map((length) => bytes.subarray(at, (at += length)))
}
