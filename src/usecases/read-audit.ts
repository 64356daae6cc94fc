import type { OperationId } from '../domain/ids.ts'
import type { ListedAuditEntry, Store } from './ports.ts'

/** The newest entries of an operation's log, at most `limit`. */
export const readAudit = (store: Store, operation: OperationId, limit: number): Promise<readonly ListedAuditEntry[]> =>
  store.read((tx) => tx.audit.list(operation, limit))
