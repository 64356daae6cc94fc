import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Spool, Spools } from '../usecases/ports.ts'

const suffix = '.spool'

/**
 * Temporary files for batches of checked rows, one JSON text a line, readable by the owner only.
 * @param folder made when missing; nothing else may keep `.spool` files there
 */
export const fileSpools = (folder: string): Spools => ({
  async open<T>(): Promise<Spool<T>> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await sweep(folder, dayMs)
    const path = join(folder, `${randomUUID()}${suffix}`)
    await writeFile(path, '', { flag: 'wx', mode: 0o600 })
    return fileSpool<T>(path)
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

/** Opens the file anew for each batch: a handle kept open would have to be closed on every way out. */
const fileSpool = <T>(path: string): Spool<T> => ({
  append: (batch) => appendFile(path, `${JSON.stringify(batch)}\n`),
  batches: () => batchesOf<T>(path),
  discard: () => rm(path, { force: true }),
})

async function* batchesOf<T>(path: string): AsyncGenerator<readonly T[]> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    // Not `node:readline`: it also ends a line at U+2028, which JSON leaves as it is inside a text.
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    // Written by `append` of the same spool, in a folder that only we can write to.
    for (const line of lines) yield JSON.parse(line) as readonly T[]
  }
}
