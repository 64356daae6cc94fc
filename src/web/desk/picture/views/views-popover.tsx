import './views.css'
import { Button, Dialog, Popover } from 'react-aria-components'
import { FailedQuietly } from '../../../ui/failed-quietly.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Waiting } from '../../../ui/states.tsx'
import type { OverlayProps } from '../../../ui/use-overlay.ts'
import { useDeskSearch } from '../use-picture.ts'
import { SaveView } from './save-view.tsx'
import { useViews, type Views } from './use-views.ts'
import { ViewRow } from './view-row.tsx'
import { addressOfView } from './views-queries.ts'
import { words } from './views-words.ts'

/** The views there are, and a form that keeps one more. */
export function ViewsPopover({ isOpen, setOpen, trigger }: OverlayProps) {
  const say = useWords(words)
  const views = useViews()
  return (
    <Popover className="popover" placement="bottom start" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <Dialog className="views" aria-label={say.title}>
        <h2>{say.title}</h2>
        <Listed views={views} onOpened={() => setOpen(false)} />
        <Notice views={views} />
        <SaveView views={views} />
      </Dialog>
    </Popover>
  )
}

function Listed({ views, onOpened }: { readonly views: Views; readonly onOpened: () => void }) {
  const say = useWords(words)
  const { change } = useDeskSearch()
  const { data, isError, refetch } = views.views
  if (!data && isError) return <FailedQuietly text={say.failed} onRetry={() => void refetch()} />
  if (!data) return <Waiting text={say.loading} />
  if (data.views.length === 0) return <p className="soft">{say.none}</p>
  return (
    <ul className="view-list">
      {data.views.map((view) => (
        <ViewRow
          key={view.id}
          view={view}
          views={views}
          onOpen={({ search }) => {
            onOpened()
            change(addressOfView(search))
          }}
        />
      ))}
    </ul>
  )
}

/** What was just done, with its undoing; or why it was not. */
function Notice({ views }: { readonly views: Views }) {
  const say = useWords(words)
  const { told, problem, change } = views
  if (problem) {
    const detail = problem.code === 'view.not-found' ? say.gone : problem.detail || say.offline
    return (
      <p className="notice" role="alert">
        {detail}
      </p>
    )
  }
  const again = told?.again
  return (
    <output className="small">
      {told?.text}{' '}
      {again && (
        <Button className="link" onPress={() => change({ do: 'save', view: again }, { text: say.saved(again.name) })}>
          {say.undo}
        </Button>
      )}
    </output>
  )
}
