import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Action } from '../../../domain/access/policy.ts'
import type { OperationMessage } from '../../../wire/operations.ts'
import { meQuery } from '../queries.ts'

/** The operation of the address, or null when the reader is not in it. Below `SessionGate` the answer is there. */
export function useOperationOrNull(): OperationMessage | null {
  const { operationId } = useParams({ from: '/operations/$operationId' })
  const { data } = useQuery(meQuery)
  return data?.operations.find(({ id }) => id === operationId) ?? null
}

/** The operation of the address, below `Shell`, which has seen to it that there is one. */
export function useOperation(): OperationMessage {
  const operation = useOperationOrNull()
  if (!operation) throw new Error('useOperation needs Shell above it')
  return operation
}

/** From the policy table, as the server told it: buttons that would be refused are not offered. */
export const useMay = (action: Action): boolean => useOperation().may.includes(action)
