import { MethodError } from '../analysis/method-error.ts'
import { Cancelled, type Divisible, type InputOf, type ResultOf, type RunOptions } from '../analysis/work.ts'
import type { PartOrder, PartReport, TaskTable } from './protocol.ts'

/** A thread of the platform: `node.ts` and `browser.ts` make them. */
export interface WorkerHandle {
  order(order: PartOrder): void
  /** At once, in the middle of its work. */
  end(): void
}

/** Starts a thread; `report` is called for each message, `lost` when it died by itself. */
export type StartWorker = (report: (report: PartReport) => void, lost: (error: Error) => void) => WorkerHandle

interface Job {
  readonly name: string
  readonly input: unknown
  readonly parts: unknown[]
  readonly shares: Float64Array
  readonly progress: ((share: number) => void) | undefined
  left: number
  settle(error: Error | null): void
}

interface Piece {
  readonly job: Job
  readonly index: number
  readonly from: number
  readonly to: number
}

/**
 * Keeps a few threads (starting one takes 55–140 ms) and shares divisible work out among them. The answer is the
 * same bytes for any number of threads: each unit of work has its own stream of the seed (`analysis/work.ts`).
 */
export class Pool<Tasks extends TaskTable> {
  readonly #tasks: Tasks
  readonly #start: StartWorker
  readonly #threads: (Thread | null)[]
  readonly #waiting: Piece[] = []
  #closed = false

  /** @param threads how many run at once; each is started when first needed */
  constructor(tasks: Tasks, threads: number, start: StartWorker) {
    this.#tasks = tasks
    this.#start = start
    this.#threads = Array.from({ length: Math.max(1, Math.floor(threads)) }, () => null)
  }

  /**
   * Input must be plain objects and typed arrays; arrays on a SharedArrayBuffer are not copied.
   * @throws MethodError for input that the method refuses, Cancelled when the signal ended it
   */
  async run<Name extends keyof Tasks & string>(
    name: Name,
    input: InputOf<Tasks[Name]>,
    { progress, signal }: RunOptions = {},
  ): Promise<ResultOf<Tasks[Name]>> {
    const work = this.#tasks[name] as unknown as Divisible<unknown, unknown, ResultOf<Tasks[Name]>>
    const units = work.units(input)
    const pieces = Math.max(1, Math.min(this.#threads.length, units))
    if (signal?.aborted || this.#closed) throw new Cancelled()
    const parts = await new Promise<unknown[]>((resolve, reject) => {
      const settle = (error: Error | null) => {
        signal?.removeEventListener('abort', cancel)
        if (error) reject(error)
        else resolve(job.parts)
      }
      const job: Job = {
        name,
        input,
        parts: Array.from({ length: pieces }),
        shares: new Float64Array(pieces),
        progress,
        left: pieces,
        settle,
      }
      const cancel = () => this.#abandon(job, new Cancelled())
      signal?.addEventListener('abort', cancel, { once: true })
      for (let index = 0; index < pieces; index++) {
        const [from, to] = [Math.floor((units * index) / pieces), Math.floor((units * (index + 1)) / pieces)]
        this.#waiting.push({ job, index, from, to })
      }
      this.#handOut()
    })
    return work.join(input, parts)
  }

  /** Ends all threads; work that is under way is cancelled. */
  close(): void {
    this.#closed = true
    const jobs = new Set([...this.#waiting, ...this.#threads.map((thread) => thread?.piece)].map((piece) => piece?.job))
    for (const job of jobs) if (job) this.#abandon(job, new Cancelled())
    this.#threads.forEach((thread, slot) => {
      thread?.worker.end()
      this.#threads[slot] = null
    })
  }

  #handOut(): void {
    for (let slot = 0; slot < this.#threads.length && this.#waiting.length > 0; slot++) {
      const thread = this.#threads[slot] ?? this.#open(slot)
      if (thread.piece !== null) continue
      const piece = this.#waiting.shift() as Piece
      thread.piece = piece
      try {
        thread.worker.order({ task: piece.job.name, input: piece.job.input, from: piece.from, to: piece.to })
      } catch (error) {
        this.#abandon(piece.job, error as Error)
      }
    }
  }

  #open(slot: number): Thread {
    const worker = this.#start(
      (report) => this.#hear(slot, thread, report),
      (error) => this.#lose(slot, thread, error),
    )
    const thread: Thread = { worker, piece: null }
    this.#threads[slot] = thread
    return thread
  }

  #hear(slot: number, thread: Thread, report: PartReport): void {
    const { piece } = thread
    if (this.#threads[slot] !== thread || piece === null) return
    if (report.kind === 'progress') return tell(piece, report.share)
    thread.piece = null
    if (report.kind === 'refused') this.#abandon(piece.job, new MethodError(report.problem))
    else if (report.kind === 'failed') this.#abandon(piece.job, new Error(report.message))
    else {
      piece.job.parts[piece.index] = report.part
      piece.job.left--
      tell(piece, 1)
      if (piece.job.left === 0) piece.job.settle(null)
    }
    this.#handOut()
  }

  /** A thread that died takes its job with it, and no other. */
  #lose(slot: number, thread: Thread, error: Error): void {
    if (this.#threads[slot] !== thread) return
    this.#threads[slot] = null
    if (thread.piece) this.#abandon(thread.piece.job, error)
    this.#handOut()
  }

  #abandon(job: Job, error: Error): void {
    const others = this.#waiting.filter((piece) => piece.job !== job)
    this.#waiting.splice(0, this.#waiting.length, ...others)
    this.#threads.forEach((thread, slot) => {
      if (thread?.piece?.job !== job) return
      thread.worker.end()
      this.#threads[slot] = null
    })
    job.settle(error)
    if (!this.#closed) this.#handOut()
  }
}

interface Thread {
  readonly worker: WorkerHandle
  piece: Piece | null
}

function tell({ job, index }: Piece, share: number): void {
  job.shares[index] = share
  job.progress?.(job.shares.reduce((sum, one) => sum + one, 0) / job.shares.length)
}
