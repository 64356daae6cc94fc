import type { OperationId } from '../domain/ids.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import { invariant } from '../domain/result.ts'
import { type LocalClock, localClock } from '../domain/time/local-clock.ts'
import { coveredGroups, seriousOf } from '../domain/unresolved/serious.ts'
import type { UnresolvedIncident } from '../domain/unresolved/unresolved.ts'
import type { Store } from './ports.ts'

export interface UnresolvedBoard {
  /** The operation's own, by which days are counted. */
  readonly clock: LocalClock
  /** Newest first. */
  readonly incidents: readonly UnresolvedIncident[]
  /** Serious too and not cleared, but known only to an area: counted, and never shown one by one. */
  readonly atAreaLevel: number
  /** What could be on the board. */
  readonly covers: { readonly groups: readonly string[]; readonly codes: number }
}

/** The serious incidents that nobody has been held to account for, whatever became of their investigations. */
export const readUnresolved = (store: Store, id: OperationId): Promise<UnresolvedBoard> =>
  store.read(async (tx) => {
    const operation = await tx.operations.find(id)
    invariant(operation, 'a member was let into an operation that does not exist')
    const table = (await tx.codes.current(id)) ?? brottskoder
    const serious = seriousOf(table)
    return {
      clock: localClock(operation.timeZone),
      incidents: await tx.unresolved.list(id, serious),
      atAreaLevel: await tx.unresolved.countAtAreaLevel(id, serious),
      covers: { groups: coveredGroups(table), codes: serious.codes.length },
    }
  })
