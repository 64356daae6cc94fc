import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CreatedImportMessage, ImportsMessage, UndoneImportMessage } from '../../../wire/imports.ts'
import { ApiProblem, call } from '../api.ts'

export const importsQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['imports', operationId],
    queryFn: ({ signal }) => call<ImportsMessage>('imports', { names: { operationId }, signal }),
  })

/** Where a file is on its way from the hand to the operation. */
export type ImportStep =
  | { readonly name: 'choose' }
  | { readonly name: 'checking' | 'importing'; readonly file: File }
  | { readonly name: 'checked' | 'refused' | 'done'; readonly file: File; readonly result: CreatedImportMessage }
  | { readonly name: 'failed'; readonly file: File; readonly detail: string }

interface Wishes {
  readonly dryRun: boolean
  readonly leaveOutBadRows?: boolean
}

/** First a trial that writes nothing, then the import itself; the server decides what may be kept. */
export function useImport(operationId: string) {
  const [step, setStep] = useState<ImportStep>({ name: 'choose' })
  const client = useQueryClient()
  const stop = useRef(new AbortController())

  async function send(file: File, wishes: Wishes): Promise<void> {
    stop.current = new AbortController()
    setStep({ name: wishes.dryRun ? 'checking' : 'importing', file })
    try {
      const result = await call<CreatedImportMessage>('createImport', {
        names: { operationId },
        query: {
          fileName: file.name,
          dryRun: String(wishes.dryRun),
          leaveOutBadRows: String(wishes.leaveOutBadRows ?? false),
        },
        body: file,
        signal: stop.current.signal,
      })
      setStep({ name: wishes.dryRun ? 'checked' : 'done', file, result })
    } catch (problem) {
      setStep(stop.current.signal.aborted ? { name: 'choose' } : stepAfter(problem, file))
    }
    if (!wishes.dryRun) await client.invalidateQueries()
  }
  return {
    step,
    check: (file: File) => send(file, { dryRun: true }),
    submit: (file: File, leaveOutBadRows: boolean) => send(file, { dryRun: false, leaveOutBadRows }),
    cancel: () => stop.current.abort(),
    startOver: () => setStep({ name: 'choose' }),
  }
}

/** A refused import says what is wrong with which row; any other refusal says one thing about the file. */
function stepAfter(problem: unknown, file: File): ImportStep {
  if (!(problem instanceof ApiProblem)) throw problem
  if (problem.code !== 'import.refused') return { name: 'failed', file, detail: problem.detail }
  return { name: 'refused', file, result: problem.document as CreatedImportMessage }
}

/** Takes one import back; 409 when a later one builds on it. */
export function useUndo(operationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (importId: string) => call<UndoneImportMessage>('undoImport', { names: { operationId, importId } }),
    onSettled: () => client.invalidateQueries(),
  })
}
