import './wizard.css'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { ImportDraftMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Waiting } from '../../../ui/states.tsx'
import { ApiProblem } from '../../api.ts'
import { useOperation } from '../../shell/use-operation.ts'
import type { ImportStep } from '../import-search.ts'
import { StepList } from './step-list.tsx'
import { type StepsProps, StepView } from './step-view.tsx'
import { type DraftHandle, useDraft, useWork } from './use-draft.ts'
import { words } from './wizard-words.ts'
import { WorkProgress } from './work-progress.tsx'

interface Props {
  readonly draftId: string
  readonly step: ImportStep
  readonly onStep: (step: ImportStep) => void
  readonly onOther: () => void
}

/** One file from its columns to its incidents, a question a step; step and file stand in the address. */
export function Wizard({ draftId, step, onStep, onOther }: Props) {
  const { messages } = useSpoken()
  const operation = useOperation()
  const handle = useDraft(operation.id, draftId)
  const { data, error } = handle.draft
  if (error) return <Gone problem={error} onOther={onOther} />
  if (!data) return <Waiting text={messages.states.loading} />
  const leave = () => handle.discard.mutate(undefined, { onSettled: onOther })
  return <Steps draft={data} handle={handle} step={step} onStep={onStep} onOther={leave} />
}

function Gone({ problem, onOther }: { readonly problem: Error; readonly onOther: () => void }) {
  const { messages } = useSpoken()
  const say = useWords(words)
  const isGone = problem instanceof ApiProblem && problem.status === 404
  return (
    <section className="card" role="alert">
      <h2>{isGone ? say.gone : messages.states.error}</h2>
      <p>{isGone || !(problem instanceof ApiProblem) ? say.goneLead : problem.detail}</p>
      <footer className="card-foot">
        <Button className="button-primary" onPress={onOther}>
          {messages.import.other}
        </Button>
      </footer>
    </section>
  )
}

function Steps({ draft, handle, step, onStep, onOther }: StepsProps) {
  const say = useWords(words)
  const operation = useOperation()
  const work = useWork(operation.id, draft)
  const heading = useStepFocus(`${step} ${draft.outcome?.kind} ${work === null}`)
  const title = useTitle(draft, step)
  useCheck(draft, handle, step, onStep)
  const isDone = draft.outcome?.kind === 'done'
  if (work && (work.kind === 'import' || step === 'codes' || step === 'check')) {
    const back = () => work.kind === 'check' && onStep('columns')
    return <WorkProgress work={work} onStop={() => handle.stop.mutate(undefined, { onSuccess: back })} />
  }
  const problem = [handle.choose.error, handle.run.error].find((error) => error instanceof ApiProblem)
  return (
    <section className="card wizard">
      {!isDone && <StepList step={step} onStep={draft.columns.length > 0 ? onStep : null} />}
      <h2 ref={heading} tabIndex={-1}>
        {title} <span className="soft file-name">{draft.fileName}</span>
      </h2>
      {handle.stop.isSuccess && !work && !isDone && <p className="notice notice-quiet">{say.stopped}</p>}
      {problem && (
        <p className="notice notice-danger" role="alert">
          {problem.detail}
        </p>
      )}
      <StepView draft={draft} handle={handle} step={step} onStep={onStep} onOther={onOther} />
    </section>
  )
}

function useTitle({ outcome }: ImportDraftMessage, step: ImportStep): string {
  const { messages } = useSpoken()
  const say = useWords(words)
  if (step !== 'check') return { columns: say.columnsTitle, map: say.mapTitle, codes: say.codesTitle }[step]
  const { dryRun, refused, done } = messages.import
  return { checked: dryRun, refused, done, failed: say.failed }[outcome?.kind ?? 'checked']
}

/** A new question takes the focus, so that it is read aloud and the keys go on from there; the first one leaves it. */
function useStepFocus(question: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = useRef(question)
  useEffect(() => {
    if (asked.current !== question) heading.current?.focus()
    asked.current = question
  }, [question])
  return heading
}

/** Steps that need to know the whole file have it read; where no value is unknown there is nothing to ask. */
function useCheck(draft: ImportDraftMessage, { run }: DraftHandle, step: ImportStep, onStep: Props['onStep']): void {
  const isWanted = step === 'codes' || step === 'check'
  const isDue = isWanted && !draft.work && !draft.outcome && draft.problems.length === 0 && run.isIdle
  const { mutate } = run
  useEffect(() => {
    if (isDue) mutate({ kind: 'check', leaveOutBadRows: false })
  }, [isDue, mutate])
  const nothingToAsk = step === 'codes' && draft.outcome !== null && draft.outcome.unknown.length === 0
  useEffect(() => {
    if (nothingToAsk) onStep('check')
  }, [nothingToAsk, onStep])
}
