import './wizard.css'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportDraftMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { ApiProblem } from '../../api.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { FileDrop } from '../file-drop.tsx'
import type { ImportStep } from '../import-search.ts'
import { sendFile } from './send-file.ts'
import { draftsQuery, useKeepDraft } from './use-draft.ts'
import { words } from './wizard-words.ts'
import { Progress } from './work-progress.tsx'

type Sending =
  | { readonly name: 'idle' }
  | { readonly name: 'sending'; readonly file: File; readonly sentBytes: number }
  | { readonly name: 'failed'; readonly detail: string }

interface Props {
  readonly onDraft: (draftId: string, step: ImportStep) => void
}

/** A file by hand; or one that is on its way already. */
export function Start({ onDraft }: Props) {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  const { sending, send, stop } = useSending(onDraft)
  if (sending.name === 'sending') {
    const { file, sentBytes } = sending
    const megabytes = (bytes: number) => messages.import.size(format.rate(bytes / 1e6))
    return <Progress title={say.sending(file.name)} done={sentBytes} total={file.size} unit={megabytes} onStop={stop} />
  }
  return (
    <>
      {sending.name === 'failed' && (
        <p className="notice notice-danger" role="alert">
          {sending.detail || say.sendFailed}
        </p>
      )}
      <UnderWay onDraft={onDraft} />
      <FileDrop onFile={(file) => void send(file)} />
    </>
  )
}

function useSending(onDraft: Props['onDraft']) {
  const { id: operationId } = useOperation()
  const [sending, setSending] = useState<Sending>({ name: 'idle' })
  const keep = useKeepDraft(operationId)
  const abort = useRef(new AbortController())
  async function send(file: File): Promise<void> {
    abort.current = new AbortController()
    const tell = (sentBytes: number) => setSending({ name: 'sending', file, sentBytes })
    tell(0)
    try {
      const draft = await sendFile({ operationId, file, onProgress: tell, signal: abort.current.signal })
      keep(draft)
      onDraft(draft.id, firstStep(draft))
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setSending(abort.current.signal.aborted ? { name: 'idle' } : { name: 'failed', detail: problem.detail })
    }
  }
  return { sending, send, stop: () => abort.current.abort() }
}

/** What cannot be read has no columns to ask about; what was read before is not asked about again. */
function firstStep({ columns, remembered, problems }: ImportDraftMessage): ImportStep {
  if (columns.length === 0) return 'check'
  return remembered && problems.length === 0 ? 'codes' : 'columns'
}

function UnderWay({ onDraft }: Props) {
  const say = useWords(words)
  const operation = useOperation()
  const { data } = useQuery(draftsQuery(operation.id))
  return data?.drafts.map(({ id, fileName, working }) => (
    <section key={id} className="notice under-way">
      <span>{working ? say.working(fileName) : say.waiting(fileName)}</span>
      <Button className="button-quiet" onPress={() => onDraft(id, 'check')}>
        {say.goOn}
      </Button>
    </section>
  ))
}
