import { Link } from '@tanstack/react-router'
import { Button } from 'react-aria-components'
import type { CreatedImportMessage } from '../../../wire/imports.ts'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { FileDrop } from './file-drop.tsx'
import { ImportFigures, ImportReading } from './import-figures.tsx'
import { ImportHistory } from './import-history.tsx'
import { ImportProblems } from './import-problems.tsx'
import { type ImportStep, useImport } from './use-import.ts'

/** From a file to the picture: a trial, its figures, the import, and the way back. */
export function ImportPage() {
  const { messages } = useSpoken()
  const operation = useOperation()
  const [canRead, canCreate] = [useMay('import.read'), useMay('import.create')]
  const flow = useImport(operation.id)
  if (!canRead) return <StatePage title={messages.import.title} lead={messages.states.forbiddenLead} />
  return (
    <div className="page">
      <header>
        <h1>{messages.import.title}</h1>
        {canCreate && <p className="soft">{messages.import.lead}</p>}
      </header>
      {canCreate && <ImportStepView flow={flow} step={flow.step} />}
      <ImportHistory operationId={operation.id} />
    </div>
  )
}

interface StepProps {
  readonly flow: ReturnType<typeof useImport>
  readonly step: ImportStep
}

function ImportStepView({ flow, step }: StepProps) {
  const { messages, format } = useSpoken()
  const say = messages.import
  switch (step.name) {
    case 'choose':
      return <FileDrop onFile={(file) => void flow.check(file)} />
    case 'checking':
    case 'importing': {
      const size = say.size(format.rate(step.file.size / 1e6))
      return (
        <section className="card">
          <Waiting text={`${say[step.name](step.file.name)} ${size}`} />
          {step.name === 'checking' && (
            <Button className="button-quiet" onPress={flow.cancel}>
              {messages.cancel}
            </Button>
          )}
        </section>
      )
    }
    case 'failed':
      return (
        <section className="card" role="alert">
          <h2>{say.refused}</h2>
          <p>{step.detail || say.failed}</p>
          <OtherFile flow={flow} />
        </section>
      )
    case 'checked':
    case 'refused':
    case 'done':
      return <Outcome flow={flow} step={step} result={step.result} />
  }
}

type Finished = Extract<ImportStep, { readonly result: CreatedImportMessage }>

interface OutcomeProps {
  readonly flow: ReturnType<typeof useImport>
  readonly step: Finished
  readonly result: CreatedImportMessage
}

function Outcome({ flow, step, result }: OutcomeProps) {
  const { messages } = useSpoken()
  const say = messages.import
  const title = { checked: say.dryRun, refused: say.refused, done: say.done }[step.name]
  return (
    <section className="card" aria-live="polite">
      <h2>
        {title} <span className="soft">{step.file.name}</span>
      </h2>
      {step.name === 'refused' && <p className="notice">{say.refusedLead}</p>}
      <ImportFigures figures={result.import.figures} />
      <ImportReading mapping={result.mapping} />
      {result.problems.length > 0 && <ImportProblems result={result} />}
      <footer className="card-foot">
        <NextStep flow={flow} step={step} />
        <OtherFile flow={flow} />
      </footer>
    </section>
  )
}

/** The one thing to do now. */
function NextStep({ flow, step }: Omit<OutcomeProps, 'result'>) {
  const { messages, format } = useSpoken()
  const operation = useOperation()
  const say = messages.import
  const { added, updated, incidents, problems } = step.result.import.figures
  if (step.name === 'done') {
    return (
      <Link to="/operations/$operationId/picture" params={{ operationId: operation.id }} className="button-primary">
        {say.toPicture}
      </Link>
    )
  }
  const leaveOut = step.name === 'refused'
  const count = leaveOut ? incidents : added + updated
  if (count === 0) return <p>{problems === 0 && say.nothingNew}</p>
  return (
    <Button className="button-primary" onPress={() => void flow.submit(step.file, leaveOut)}>
      {leaveOut ? say.submitWithout : say.submit(count, format.whole(count))}
    </Button>
  )
}

function OtherFile({ flow }: { readonly flow: ReturnType<typeof useImport> }) {
  const { messages } = useSpoken()
  return (
    <Button className="button-quiet" onPress={flow.startOver}>
      {messages.import.other}
    </Button>
  )
}
