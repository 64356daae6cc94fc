import type { ImportDraftMessage } from '../../../../wire/import-drafts.ts'
import type { ProblemMessage } from '../../../../wire/problem.ts'
import { ApiProblem, addressOf } from '../../api.ts'

interface Sending {
  readonly operationId: string
  readonly file: File
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

/** Sends a file and tells how much has left; `fetch` cannot tell that. Throws `ApiProblem`. */
export const sendFile = (sending: Sending): Promise<ImportDraftMessage> =>
  new Promise((resolve, reject) => begin(sending, resolve, reject))

function begin(
  { operationId, file, onProgress, signal }: Sending,
  resolve: (draft: ImportDraftMessage) => void,
  reject: (problem: ApiProblem) => void,
): void {
  const request = new XMLHttpRequest()
  const query = new URLSearchParams({ fileName: file.name })
  request.open('POST', `${addressOf('createImportDraft', { operationId })}?${query}`)
  request.responseType = 'json'
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('accept-language', document.documentElement.lang)
  request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
  request.addEventListener('load', () => {
    if (request.status === 201) return resolve(request.response as ImportDraftMessage)
    const problem = (request.response ?? {}) as Partial<ProblemMessage>
    reject(new ApiProblem(request.status, problem.code ?? `http.${request.status}`, problem.detail))
  })
  request.addEventListener('error', () => reject(new ApiProblem(0, 'network')))
  request.addEventListener('abort', () => reject(new ApiProblem(0, 'aborted')))
  signal.addEventListener('abort', () => request.abort())
  request.send(file)
}
