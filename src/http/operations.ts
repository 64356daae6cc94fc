import { describeOperation, type MyOperation } from '../usecases/list-my-operations.ts'
import type { OperationMessage } from '../wire/operations.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'

export const operationRoutes = (deps: AppDeps): HandlersOf<'operation'> => ({
  operation: async ({ operation, role, refuse }) => {
    const found = await deps.store.read((tx) => describeOperation(tx, operation, role, deps.clock.now()))
    return found ? answer(operationMessage(found)) : refuse({ code: 'operation.not-found' })
  },
})

/** What a member is told of an operation. */
export const operationMessage = ({ operation, role, may, weekNow }: MyOperation): OperationMessage => ({
  id: operation.id,
  name: operation.name,
  startsOn: operation.startsOn,
  endsOn: operation.endsOn,
  timeZone: operation.timeZone,
  simulated: operation.simulated,
  weekNow,
  role,
  may: [...may],
})
