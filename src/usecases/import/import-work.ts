import type { OperationId, StaffId } from '../../domain/ids.ts'
import type { Mapping } from '../../domain/import/mapping.ts'
import type { EpochMs } from '../../domain/time/interval.ts'
import { type FinishedImport, type ImportDeps, type ImportProgress, importIncidents } from '../import-incidents.ts'
import { type RowSource, StoreRefusal } from '../ports.ts'

export interface WorkDeps extends ImportDeps {
  /** Told of a bug in work that nobody waits for. */
  logFault(error: unknown): void
}

/** What a run came to. */
export type WorkOutcome =
  | { readonly kind: 'checked' | 'refused' | 'done'; readonly import: FinishedImport }
  | { readonly kind: 'failed'; readonly code: 'import.busy' | 'import.abandoned' | 'server.error' }

export interface RunWishes {
  /** `check`: everything is done and nothing kept. */
  readonly kind: 'check' | 'import'
  /** A check always goes on past bad rows, to tell what the rest would be. */
  readonly leaveOutBadRows: boolean
}

interface WorkWishes extends RunWishes {
  /** How many the file has, where an earlier check counted them. */
  readonly rows: number | null
  /** Told what it came to, null when it was stopped. */
  settle(outcome: WorkOutcome | null): Promise<void>
}

interface WorkInput {
  readonly operation: OperationId
  readonly by: StaffId
  readonly source: RowSource
  readonly mapping: Mapping
}

/** How far it is; `total` is an estimate while the file is read for the first time. */
export interface WorkProgress extends ImportProgress {
  readonly kind: RunWishes['kind']
  /** Null until enough has been done to tell. */
  readonly secondsLeft: number | null
}

/** One check or import under way, which goes on whoever looks or goes away. */
export class ImportWork {
  readonly kind: RunWishes['kind']
  /** When it is over and what it came to has been seen to; never rejects. */
  readonly finished: Promise<void>
  readonly #deps: WorkDeps
  readonly #rows: number | null
  readonly #abort = new AbortController()
  readonly #listeners = new Set<(progress: WorkProgress) => void>()
  #progress: WorkProgress
  #stepBegan: EpochMs

  constructor(deps: WorkDeps, input: WorkInput, wishes: WorkWishes) {
    this.#deps = deps
    this.kind = wishes.kind
    this.#rows = wishes.rows ?? estimatedRows(input.source)
    this.#stepBegan = deps.clock.now()
    this.#progress = { kind: wishes.kind, step: 'checking', done: 0, total: this.#rows, secondsLeft: null }
    this.finished = this.#run(input, wishes).then(wishes.settle).catch(deps.logFault)
  }

  get progress(): WorkProgress {
    return this.#progress
  }

  stop(): void {
    this.#abort.abort()
  }

  /** @returns what ends the listening */
  listen(listener: (progress: WorkProgress) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #run(input: WorkInput, { kind, leaveOutBadRows }: RunWishes): Promise<WorkOutcome | null> {
    try {
      const result = await importIncidents(this.#deps, {
        ...input,
        dryRun: kind === 'check',
        leaveOutBadRows: kind === 'check' || leaveOutBadRows,
        progress: (progress) => this.#tell(progress),
        signal: this.#abort.signal,
      })
      if (result.ok) return { kind: kind === 'check' ? 'checked' : 'done', import: result.value }
      const { problem } = result
      if (problem.code === 'import.refused') return { kind: 'refused', import: problem.import }
      if (problem.code === 'import.cancelled') return null
      return { kind: 'failed', code: problem.code === 'import.busy' ? 'import.busy' : 'server.error' }
    } catch (error) {
      if (error instanceof StoreRefusal && error.problem.code === 'import.abandoned')
        return { kind: 'failed', code: 'import.abandoned' }
      this.#deps.logFault(error)
      return { kind: 'failed', code: 'server.error' }
    }
  }

  #tell(progress: ImportProgress): void {
    const now = this.#deps.clock.now()
    if (progress.step !== this.#progress.step) this.#stepBegan = now
    // An estimate that was too low is no reason to show more than all.
    const total = progress.total ?? (this.#rows === null ? null : Math.max(this.#rows, progress.done))
    const secondsLeft = timeLeft(now - this.#stepBegan, progress.done, total)
    this.#progress = { kind: this.kind, step: progress.step, done: progress.done, total, secondsLeft }
    for (const listener of this.#listeners) listener(this.#progress)
  }
}

/** Before a second has passed a pace is noise. */
const paceMs = 1000

/** Seconds left at the pace so far. */
export function timeLeft(passedMs: number, finished: number, total: number | null): number | null {
  if (total === null || finished === 0 || passedMs < paceMs) return null
  return Math.ceil((passedMs * Math.max(0, total - finished)) / finished / 1000)
}

/** By the length of the first rows, for plain text only: a workbook is packed, and JSON repeats its names. */
function estimatedRows({ format, sample, byteLength }: RowSource): number | null {
  if (format !== 'csv' || sample.length === 0) return null
  const letters = sample.reduce((sum, { cells }) => sum + cells.reduce((row, cell) => row + cell.length + 1, 0), 0)
  return Math.max(sample.length, Math.round(byteLength / (letters / sample.length)))
}
