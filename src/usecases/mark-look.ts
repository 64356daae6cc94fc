import type { OperationId, StaffId } from '../domain/ids.ts'
import { done } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { Clock, Store } from './ports.ts'

/**
 * Keeps until when a member has seen what is new, and nothing else of what she reads: it replaces the moment before, and
 * the log is not told.
 */
export const markLook = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { operation, staff, until }: { readonly operation: OperationId; readonly staff: StaffId; readonly until: EpochMs },
) =>
  store.transact(async (tx) => {
    // A moment still to come would hide what is new until then.
    await tx.news.look(operation, staff, Math.min(until, clock.now()))
    return done(null)
  })
