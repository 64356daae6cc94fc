import { Link } from '@tanstack/react-router'
import { Button } from 'react-aria-components'
import type { DraftOutcomeMessage, ImportDraftMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { addressOf } from '../../api.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { ImportFigures } from '../import-figures.tsx'
import { ImportProblems } from '../import-problems.tsx'
import type { DraftHandle } from './use-draft.ts'
import { words } from './wizard-words.ts'

interface Props {
  readonly draft: ImportDraftMessage
  readonly outcome: DraftOutcomeMessage
  readonly handle: DraftHandle
  readonly onOther: () => void
  /** What leads back, where there is something to change. */
  readonly children: React.ReactNode
}

/** What would happen, what is wrong with which row, and the one button that does it. */
export function CheckStep({ draft, outcome, handle, onOther, children }: Props) {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  const operation = useOperation()
  const { badRows, problems, import: record } = outcome
  if (!record) return <Failed outcome={outcome} handle={handle} onOther={onOther} />
  const names = { operationId: operation.id, draftId: draft.id }
  return (
    <>
      {outcome.kind === 'refused' && <p className="notice">{messages.import.refusedLead}</p>}
      {outcome.kind === 'checked' && badRows > 0 && (
        <p className="notice">{say.badRows(badRows, format.whole(badRows))}</p>
      )}
      <ImportFigures figures={record.figures} />
      {problems.length > 0 && (
        <ImportProblems
          problems={problems}
          total={record.figures.problems}
          file={addressOf('importDraftProblems', names)}
        />
      )}
      <footer className="card-foot">
        <NextStep outcome={outcome} figures={record.figures} handle={handle} />
        {outcome.kind !== 'done' && children}
        <OtherFile onOther={onOther} />
      </footer>
    </>
  )
}

interface NextProps {
  readonly outcome: DraftOutcomeMessage
  readonly figures: NonNullable<DraftOutcomeMessage['import']>['figures']
  readonly handle: DraftHandle
}

/** The one thing to do now. */
function NextStep({ outcome, figures, handle }: NextProps) {
  const { messages, format } = useSpoken()
  const operation = useOperation()
  const say = messages.import
  if (outcome.kind === 'done') {
    return (
      <Link to="/operations/$operationId/picture" params={{ operationId: operation.id }} className="button-primary">
        {say.toPicture}
      </Link>
    )
  }
  if (outcome.kind === 'refused') return null
  const count = figures.added + figures.updated
  if (count === 0) return <p>{say.nothingNew}</p>
  const leaveOutBadRows = outcome.badRows > 0
  return (
    <Button
      className="button-primary"
      isDisabled={handle.run.isPending}
      onPress={() => handle.run.mutate({ kind: 'import', leaveOutBadRows })}
    >
      {leaveOutBadRows ? say.submitWithout : say.submit(count, format.whole(count))}
    </Button>
  )
}

function Failed({ outcome, handle, onOther }: Pick<Props, 'outcome' | 'handle' | 'onOther'>) {
  const say = useWords(words)
  return (
    <>
      <p className="notice notice-danger" role="alert">
        {outcome.message}
      </p>
      <footer className="card-foot">
        <Button className="button-primary" onPress={() => handle.run.mutate({ kind: 'check', leaveOutBadRows: false })}>
          {say.again}
        </Button>
        <OtherFile onOther={onOther} />
      </footer>
    </>
  )
}

function OtherFile({ onOther }: Pick<Props, 'onOther'>) {
  const { messages } = useSpoken()
  return (
    <Button className="button-quiet" onPress={onOther}>
      {messages.import.other}
    </Button>
  )
}
