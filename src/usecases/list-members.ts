import type { OperationId } from '../domain/ids.ts'
import type { Member, Store } from './ports.ts'

/** Who is in the operation, and as what. */
export const listMembers = (store: Store, operation: OperationId): Promise<readonly Member[]> =>
  store.read((tx) => tx.members.list(operation))
