import './import.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'
import { Glossed } from '../help/glossed.tsx'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { ImportHistory } from './import-history.tsx'
import type { ImportSearch, ImportStep } from './import-search.ts'
import { Start } from './wizard/start.tsx'
import { Wizard } from './wizard/wizard.tsx'

/** From a file to the picture, a question at a time; every import that was, and the way back. */
export function ImportPage() {
  const { messages } = useSpoken()
  const operation = useOperation()
  const [canRead, canCreate] = [useMay('import.read'), useMay('import.create')]
  if (!canRead) return <StatePage title={messages.import.title} lead={messages.states.forbiddenLead} />
  return (
    <div className="page">
      <header>
        <h1>{messages.import.title}</h1>
        {canCreate && (
          <p className="soft">
            <Glossed>{messages.import.lead}</Glossed>
          </p>
        )}
      </header>
      {canCreate && <FileOnItsWay />}
      <ImportHistory operationId={operation.id} />
    </div>
  )
}

function FileOnItsWay() {
  const { draft, step = 'columns' } = useSearch({ from: '/operations/$operationId/import' })
  const goTo = useGoTo()
  const onStep = useCallback((next: ImportStep) => goTo({ draft, step: next }), [goTo, draft])
  if (!draft) return <Start onDraft={(id, first) => goTo({ draft: id, step: first })} />
  return <Wizard key={draft} draftId={draft} step={step} onStep={onStep} onOther={() => goTo({})} />
}

function useGoTo() {
  const navigate = useNavigate({ from: '/operations/$operationId/import' })
  return useCallback(
    (to: ImportSearch) => {
      void navigate({ to: '.', search: ({ draft: _draft, step: _step, ...kept }) => ({ ...kept, ...to }) })
    },
    [navigate],
  )
}
