import type { OperationId } from '../domain/ids.ts'
import { invariant } from '../domain/result.ts'
import { type LocalClock, localClock } from '../domain/time/local-clock.ts'
import type { UnresolvedIncident } from '../domain/unresolved/unresolved.ts'
import type { Store } from './ports.ts'

export interface UnresolvedBoard {
  /** The operation's own, by which days are counted. */
  readonly clock: LocalClock
  /** Newest first. */
  readonly incidents: readonly UnresolvedIncident[]
}

/** The serious incidents that nobody has been held to account for, whatever became of their investigations. */
export const readUnresolved = (store: Store, id: OperationId): Promise<UnresolvedBoard> =>
  store.read(async (tx) => {
    const operation = await tx.operations.find(id)
    invariant(operation, 'a member was let into an operation that does not exist')
    return { clock: localClock(operation.timeZone), incidents: await tx.unresolved.list(id) }
  })
