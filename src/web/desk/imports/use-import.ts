import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportsMessage, UndoneImportMessage } from '../../../wire/imports.ts'
import { call } from '../api.ts'

export const importsQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['imports', operationId],
    queryFn: ({ signal }) => call<ImportsMessage>('imports', { names: { operationId }, signal }),
  })

/** Takes one import back; 409 when a later one builds on it. */
export function useUndo(operationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (importId: string) => call<UndoneImportMessage>('undoImport', { names: { operationId, importId } }),
    onSettled: () => client.invalidateQueries(),
  })
}
