import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportMessage } from '../../../wire/imports.ts'
import { FailedQuietly } from '../../ui/failed-quietly.tsx'
import { useSpoken, useWords } from '../../ui/language.tsx'
import type { Messages } from '../../ui/messages/sv.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Waiting } from '../../ui/states.tsx'
import { addressOf } from '../api.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { words } from './history-words.ts'
import { importsQuery, useUndo } from './use-import.ts'

const statusWords = ({ import: say }: Messages): Record<ImportMessage['status'], string> => ({
  writing: say.statusWriting,
  done: say.statusDone,
  refused: say.statusRefused,
  undone: say.statusUndone,
})

/** Every import with its figures, refused ones too; what was done can be undone. */
export function ImportHistory({ operationId }: { readonly operationId: string }) {
  const { messages } = useSpoken()
  const say = messages.import
  const imports = useQuery(importsQuery(operationId))
  const undo = useUndo(operationId)
  const { failed } = useWords(words)
  const list = imports.data?.imports
  return (
    <section className="import-history">
      <h2>{say.history}</h2>
      {undo.isError && (
        <p className="notice notice-danger" role="alert">
          {say.undoFailed}
        </p>
      )}
      {list === undefined ? (
        imports.isError ? (
          <FailedQuietly text={failed} onRetry={() => void imports.refetch()} />
        ) : (
          <Waiting text={messages.states.loading} />
        )
      ) : list.length === 0 ? (
        <p className="soft">{say.none}</p>
      ) : (
        <ScrollRegion label={say.history}>
          <table className="table table-text">
            <thead>
              <tr>
                {[say.when, say.file, say.status, say.figures.added, say.figures.updated, say.figures.problems].map(
                  (column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ),
                )}
                <th scope="col">
                  <span className="hidden">{say.undo}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((each) => (
                <HistoryRow key={each.id} record={each} onUndo={() => undo.mutate(each.id)} isBusy={undo.isPending} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}

interface RowProps {
  readonly record: ImportMessage
  readonly isBusy: boolean
  readonly onUndo: () => void
}

function HistoryRow({ record, isBusy, onUndo }: RowProps) {
  const { messages, format } = useSpoken()
  const operation = useOperation()
  const canUndo = useMay('import.undo') && record.status === 'done'
  const { added, updated, problems } = record.figures
  const names = { operationId: operation.id, importId: record.id }
  return (
    <tr className={record.status === 'undone' ? 'soft' : undefined}>
      <td>{format.moment(record.at, operation.timeZone)}</td>
      <th scope="row">{record.fileName}</th>
      <td>{statusWords(messages)[record.status]}</td>
      <td>{format.whole(added)}</td>
      <td>{format.whole(updated)}</td>
      <td>
        {problems === 0 ? (
          format.whole(0)
        ) : (
          <a href={`${addressOf('importProblems', names)}?format=csv`} download title={messages.import.problemFile}>
            {format.whole(problems)}
          </a>
        )}
      </td>
      <td>{canUndo && <Undo record={record} isBusy={isBusy} onUndo={onUndo} />}</td>
    </tr>
  )
}

/** Asked once more, with how much it takes away: there is no way back but to import the file again. */
function Undo({ record: { fileName, figures }, isBusy, onUndo }: RowProps) {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button
        className="button-quiet"
        isDisabled={isBusy}
        onPress={() => setAsked(true)}
        aria-label={`${messages.import.undo} ${fileName}`}
      >
        {messages.import.undo}
      </Button>
    )
  return (
    <fieldset className="undo-asked" aria-label={`${messages.import.undo} ${fileName}`}>
      <span>{say.takesAway(format.whole(figures.added), format.whole(figures.updated))}</span>
      <Button className="button-quiet" onPress={() => setAsked(false)}>
        {say.keep}
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone: the focus goes on to its question */}
      <Button className="button-primary" autoFocus isDisabled={isBusy} onPress={onUndo}>
        {say.undoNow}
      </Button>
    </fieldset>
  )
}
