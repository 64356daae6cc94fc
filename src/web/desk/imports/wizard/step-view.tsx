import { Button } from 'react-aria-components'
import type { ImportDraftMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Waiting } from '../../../ui/states.tsx'
import type { ImportStep } from '../import-search.ts'
import { CheckStep } from './check-step.tsx'
import { CodeStep } from './code-step.tsx'
import { hasCoordinates } from './column-roles.ts'
import { ColumnStep } from './column-step.tsx'
import { MapStep } from './map-step.tsx'
import type { DraftHandle } from './use-draft.ts'
import { words } from './wizard-words.ts'

export interface StepsProps {
  readonly draft: ImportDraftMessage
  readonly handle: DraftHandle
  readonly step: ImportStep
  readonly onStep: (step: ImportStep) => void
  readonly onOther: () => void
}

/** The question of a step, what must be settled before the next, and the buttons that lead on and back. */
export function StepView({ draft, handle, step, onStep, onOther }: StepsProps) {
  const { messages } = useSpoken()
  const { choose, run } = handle
  const { mapping, outcome } = draft
  const isBusy = choose.isPending
  const afterColumns: ImportStep = hasCoordinates(mapping.columns) ? 'map' : 'codes'
  const say = useWords(words)
  const goTo = (next: ImportStep) => {
    run.reset()
    onStep(next)
  }
  if (step === 'columns' || step === 'map') {
    const View = step === 'columns' ? ColumnStep : MapStep
    return (
      <>
        <View draft={draft} isBusy={isBusy} onChoose={(choice) => choose.mutate(choice)} />
        <Unsettled draft={draft} step={step} />
        <footer className="card-foot">
          <Button
            className="button-primary"
            isDisabled={isBusy || isStuck(draft, step)}
            onPress={() => goTo(step === 'columns' ? afterColumns : 'codes')}
          >
            {say.next}
          </Button>
          {step === 'map' && <Back onPress={() => onStep('columns')} />}
          <Discard onPress={onOther} />
        </footer>
      </>
    )
  }
  const toColumns = draft.columns.length > 0 && (
    <Button className="button-quiet" onPress={() => onStep('columns')}>
      {say.toColumns}
    </Button>
  )
  if (!outcome && draft.problems.length > 0) {
    return (
      <>
        <Unsettled draft={draft} step="map" />
        <footer className="card-foot">{toColumns}</footer>
      </>
    )
  }
  if (!outcome) return <Waiting text={messages.states.loading} />
  if (step === 'check' || outcome.unknown.length === 0) {
    return (
      <CheckStep draft={draft} outcome={outcome} handle={handle} onOther={onOther}>
        {toColumns}
      </CheckStep>
    )
  }
  const answer = (choice: ImportDraftMessage['mapping'] | null) => {
    if (!choice) return goTo('check')
    choose.mutate(choice, { onSuccess: () => goTo('check') })
  }
  return (
    <CodeStep draft={draft} unknown={outcome.unknown} onDone={answer}>
      <Back onPress={() => onStep(hasCoordinates(mapping.columns) ? 'map' : 'columns')} />
      <Discard onPress={onOther} />
    </CodeStep>
  )
}

const isOfMap = ({ code }: ImportDraftMessage['problems'][number]) => code.startsWith('file.crs')

/** The coordinate system is asked for with the map; everything else with the columns. */
const isStuck = ({ problems }: ImportDraftMessage, step: 'columns' | 'map') =>
  problems.some((problem) => step === 'map' || !isOfMap(problem))

function Unsettled({ draft, step }: { readonly draft: ImportDraftMessage; readonly step: 'columns' | 'map' }) {
  const say = useWords(words)
  if (!isStuck(draft, step)) return null
  return (
    <div className="notice" aria-live="polite">
      <b>{say.mustSettle}</b>
      {draft.problems
        .filter((problem) => step === 'map' || !isOfMap(problem))
        .map(({ code, message }) => (
          <p key={code}>{message}</p>
        ))}
    </div>
  )
}

function Back({ onPress }: { readonly onPress: () => void }) {
  const say = useWords(words)
  return (
    <Button className="button-quiet" onPress={onPress}>
      {say.back}
    </Button>
  )
}

function Discard({ onPress }: { readonly onPress: () => void }) {
  const say = useWords(words)
  return (
    <Button className="button-quiet wizard-end" onPress={onPress}>
      {say.discard}
    </Button>
  )
}
