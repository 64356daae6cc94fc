import type { OperationId } from '../domain/ids.ts'
import { invariant } from '../domain/result.ts'
import type { StoreTx } from './ports.ts'

/** Who runs an operation: what others are told of who did something, beside the role. */
export async function organisationOf(tx: StoreTx, id: OperationId): Promise<string> {
  const operation = await tx.operations.find(id)
  const organisation = (await tx.organisations.list()).find((each) => each.id === operation?.organisation)
  invariant(organisation, 'an operation has an organisation')
  return organisation.name
}
