import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import type { PlaceHistoryEntry } from '../../../wire/place-edits.ts'
import { FailedQuietly } from '../../ui/failed-quietly.tsx'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { Waiting } from '../../ui/states.tsx'
import { useOperation } from '../shell/use-operation.ts'
import { words } from './ground-words.ts'
import { type GroundEditor, historyQuery } from './use-ground.ts'

const stepsShown = 3

/** Who did what when, by role; what is in effect can be taken back. */
export function HistoryList({ editor }: { readonly editor: GroundEditor }) {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const { id, timeZone } = useOperation()
  const history = useQuery(historyQuery(id))
  if (history.isError && !history.data)
    return <FailedQuietly text={say.historyFailed} onRetry={() => void history.refetch()} />
  if (!history.data) return <Waiting text={messages.states.loading} />
  const { entries } = history.data
  const told = ({ steps }: PlaceHistoryEntry) => {
    const first = steps
      .slice(0, stepsShown)
      .map(({ edit, title }) => say.steps[edit as keyof typeof say.steps]?.(title ?? '').trim() ?? edit)
    const more = steps.length - first.length
    return [...first, ...(more > 0 ? [say.moreSteps(format.whole(more))] : [])].join(', ')
  }
  const whatOf = (entry: PlaceHistoryEntry): string => {
    if (entry.undoes === null) return told(entry)
    const undone = entries.find(({ id: other }) => other === entry.undoes)
    return undone && undone.undoes === null ? say.undid(told(undone)) : say.undidSome
  }
  if (entries.length === 0) return <p className="soft ground-list">{say.noHistory}</p>
  return (
    <ol className="ground-history">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.isUndone ? 'soft' : undefined}>
          <div>
            <b>{whatOf(entry)}</b>
            <small className="soft">
              {format.moment(entry.at, timeZone)}, {say.roles[entry.role]}
              {entry.isUndone && ` · ${say.undone}`}
            </small>
          </div>
          {!entry.isUndone && (
            <Button
              className="button-quiet"
              isDisabled={editor.isBusy || editor.draft.edits.length > 0}
              aria-label={say.undoEntry(whatOf(entry))}
              onPress={() => editor.undoEntry(entry.id)}
            >
              {say.undo}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}
