import type { OperationId, StaffId } from '../domain/ids.ts'

export interface LiveFeedParts {
  /** The revision of each of these operations now. */
  revisions(operations: readonly OperationId[]): Promise<ReadonlyMap<OperationId, number>>
  /** Told of a database that does not answer; the feed goes on. */
  logFault(error: unknown): void
}

export interface Listener {
  readonly operation: OperationId
  readonly staff: StaffId
  /** Told the revision each time it was looked up. */
  sees(revision: number): void
  /** Told when a little time has passed: to say that the stream lives, and to see whether it still may. */
  beat(): void
  end(): void
}

const pollMs = 1000
const beatEvery = 15
const mostOfOne = 8

/**
 * Who waits for news of which operation. One query a second asks for the revisions of all that somebody waits for, so
 * that a change by the command line or another server is seen as well; a change through this server is looked for at
 * once. Nothing runs while nobody waits.
 */
export class LiveFeed {
  readonly #parts: LiveFeedParts
  readonly #listeners = new Set<Listener>()
  #timer: NodeJS.Timeout | null = null
  #isAsked = false
  #isLooking = false
  #turns = 0
  #isClosed = false

  constructor(parts: LiveFeedParts) {
    this.#parts = parts
  }

  /** Whether one more stream for this person would be too many. */
  isFull(staff: StaffId): boolean {
    return this.#isClosed || [...this.#listeners].filter((each) => each.staff === staff).length >= mostOfOne
  }

  /** @returns what ends the waiting */
  add(listener: Listener): () => void {
    this.#listeners.add(listener)
    this.#timer ??= setInterval(() => this.#turn(), pollMs).unref()
    return () => this.#remove(listener)
  }

  /** Something may have changed through this server: look now. */
  nudge(): void {
    if (this.#listeners.size > 0) void this.#look()
  }

  /** Ends every stream, for a server that stops. */
  close(): void {
    this.#isClosed = true
    for (const listener of this.#listeners) listener.end()
    this.#listeners.clear()
    this.#rest()
  }

  #remove(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0) this.#rest()
  }

  #rest(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  #turn(): void {
    void this.#look()
    if (++this.#turns % beatEvery === 0) for (const listener of this.#listeners) listener.beat()
  }

  /** One look at a time: who asks during one gets one more after it. */
  async #look(): Promise<void> {
    this.#isAsked = true
    if (this.#isLooking) return
    this.#isLooking = true
    while (this.#isAsked) {
      this.#isAsked = false
      await this.#lookOnce()
    }
    this.#isLooking = false
  }

  async #lookOnce(): Promise<void> {
    const operations = [...new Set([...this.#listeners].map(({ operation }) => operation))]
    if (operations.length === 0) return
    try {
      const revisions = await this.#parts.revisions(operations)
      for (const { operation, sees } of this.#listeners) {
        const revision = revisions.get(operation)
        if (revision !== undefined) sees(revision)
      }
    } catch (error) {
      // Without listeners the server is on its way down, and so may the database be.
      if (this.#listeners.size > 0) this.#parts.logFault(error)
    }
  }
}
