import type { OperationId } from '../domain/ids.ts'
import type { LoggedEntry, Store } from './ports.ts'

export interface AuditPage {
  readonly entries: readonly LoggedEntry[]
  /** Where the next page begins after; null when this is the last. */
  readonly next: number | null
}

/** The newest entries of an operation's log, at most `limit`, or those before an entry. */
export async function readAudit(
  store: Store,
  operation: OperationId,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<AuditPage> {
  const found = await store.read((tx) => tx.audit.list(operation, limit + 1, before))
  const entries = found.slice(0, limit)
  return { entries, next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null }
}
