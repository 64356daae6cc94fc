import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { done, type Result, refuse } from '../domain/result.ts'
import type { OpenProblem } from './problems.ts'

export interface FolderLock {
  release(): void
}

/**
 * Takes the data folder for this process alone: two processes on one embedded database silently lose rows.
 *
 * Node has no `flock`, and a file with a process number has a race between two starters and a stale file after
 * `kill -9`. SQLite, which is part of Node, takes a lock of the operating system on its file when a write
 * transaction begins: one of two starters gets it, and it ends with the process however that dies. Nothing is
 * ever written to that file; `holder` beside it is only for people to read.
 */
export function lockFolder(folder: string): Result<FolderLock, OpenProblem> {
  mkdirSync(folder, { recursive: true })
  const holder = join(folder, 'holder')
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('begin immediate')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    return refuse({ code: 'storage.locked', holder: readHolder(holder) })
  }
  writeFileSync(holder, `process ${process.pid} since ${new Date().toISOString()}\n`)
  return done({ release: () => lock.close() })
}

/** SQLITE_BUSY: another connection has the lock. */
const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return 'a process that is just starting'
  }
}
