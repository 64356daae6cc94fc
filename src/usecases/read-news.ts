import type { OperationId, StaffId } from '../domain/ids.ts'
import { type News, noNews } from '../domain/news/news.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { Clock, Store } from './ports.ts'
import { seriousIn } from './serious-in.ts'

export interface NewsNow {
  /** When this member last said that she had seen what is new; null: never. */
  readonly since: EpochMs | null
  /** Until when this is all there is: what she has seen when she has seen it. */
  readonly until: EpochMs
  readonly news: News
}

/** What has come since a member's last look. Reading it is no look: she says herself when she has seen it. */
export const readNews = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { operation, staff }: { readonly operation: OperationId; readonly staff: StaffId },
): Promise<NewsNow> =>
  store.read(async (tx) => {
    const since = await tx.news.lastLook(operation, staff)
    const writing = await tx.news.writingSince(operation)
    // An import bears the moment at which it began, and is seen only when it is done.
    const until = Math.min(clock.now(), (writing ?? Infinity) - 1)
    if (since === null) return { since, until, news: noNews }
    return { since, until, news: await tx.news.since(operation, since, await seriousIn(tx, operation)) }
  })
