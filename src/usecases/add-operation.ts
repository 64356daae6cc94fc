import type { OperationId, OrganisationId, StaffId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation/operation.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { createIdMaker } from './import/new-ids.ts'
import type { Clock, Randomness, Store } from './ports.ts'

export interface NewOperation {
  readonly name: string
  readonly startsOn: LocalDate
  readonly timeZone: string
  readonly planeEpsg: number
  /** The authority that answers for it; made when there is none of that name. */
  readonly organisation: string
  readonly by: StaffId | null
}

/** Makes an operation. Two of one name in an organisation would be mistaken for each other, so that is refused. */
export async function addOperation(
  deps: { readonly store: Store; readonly clock: Clock; readonly randomness: Randomness },
  { organisation: organisationName, by, ...asked }: NewOperation,
): Promise<Result<Operation, { readonly code: 'operation.name-taken'; readonly name: string }>> {
  const now = deps.clock.now()
  const newId = createIdMaker(deps.randomness, now)
  return deps.store.transact(async (tx) => {
    const taken = (await tx.operations.list()).some(({ name }) => name === asked.name)
    if (taken) return refuse({ code: 'operation.name-taken' as const, name: asked.name })
    const known = (await tx.organisations.list()).find(({ name }) => name === organisationName)
    const organisation = known?.id ?? newId<OrganisationId>()
    if (!known) await tx.organisations.add({ id: organisation, name: organisationName })
    const operation: Operation = { ...asked, id: newId<OperationId>(), organisation, endsOn: null, simulated: false }
    await tx.operations.add(operation)
    await tx.audit.record({
      operation: operation.id,
      at: now,
      staff: by,
      action: 'operation.create',
      subject: operation.id,
    })
    return done(operation)
  })
}
