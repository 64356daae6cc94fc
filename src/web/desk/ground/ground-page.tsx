import './ground.css'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { Fence } from '../../ui/fence.tsx'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { TableToggle } from '../../ui/table-toggle.tsx'
import { useDeskSearch } from '../picture/use-picture.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { isTyping } from '../shell/use-room-keys.ts'
import type { Chosen } from './chosen.ts'
import { DrawBar } from './draw-bar.tsx'
import { GroundPanel } from './ground-panel.tsx'
import { GroundTable } from './ground-table.tsx'
import { words } from './ground-words.ts'
import { type GroundEditor, useGroundEditor } from './use-ground.ts'
import { useTask } from './use-task.ts'

const GroundMap = lazy(() => import('./ground-map.tsx').then((part) => ({ default: part.GroundMap })))

/** Platser och områden: the ground that everything else stands on, drawn and edited. */
export function GroundPage() {
  const { messages } = useSpoken()
  const operation = useOperation()
  const canEdit = useMay('place.edit')
  const { states } = messages
  if (!canEdit) return <StatePage title={states.forbidden} lead={states.forbiddenLead} />
  return <GroundRoom key={operation.id} operationId={operation.id} />
}

function GroundRoom({ operationId }: { readonly operationId: string }) {
  const { messages } = useSpoken()
  const editor = useGroundEditor(operationId)
  const { stored, ground } = editor
  const { states } = messages
  if (stored.isError && !ground)
    return (
      <StatePage title={states.error} lead={states.errorLead} isAlert>
        <Button className="button-primary" onPress={() => void stored.refetch()}>
          {messages.tryAgain}
        </Button>
      </StatePage>
    )
  return ground ? <GroundView editor={editor} /> : <Waiting text={states.loading} />
}

function GroundView({ editor }: { readonly editor: GroundEditor }) {
  const say = useWords(words)
  const { messages } = useSpoken()
  const { search, change } = useDeskSearch()
  const control = useTask()
  const [chosen, setChosen] = useState<Chosen | null>(search.place ? { of: 'place', id: search.place } : null)
  const [asTable, setAsTable] = useState(false)
  useUndoKeys(editor)
  const choose = (next: Chosen | null) => {
    control.cancel()
    editor.forget()
    setChosen(next)
    change({ place: next?.of === 'place' && next.id ? next.id : undefined }, { replace: true })
  }
  return (
    <div className="ground">
      <h1 className="hidden">{say.title}</h1>
      <div className="floor">
        <div className="floor-toggle">
          <TableToggle isTable={asTable} onChange={setAsTable} />
        </div>
        {asTable && editor.ground ? (
          <GroundTable ground={editor.ground} chosen={chosen} onChoose={choose} />
        ) : (
          <Fence fallback={<p className="map-failed">{messages.map.failed}</p>}>
            <Suspense fallback={<Waiting text={messages.map.loading} />}>
              <GroundMap editor={editor} chosen={chosen} onChoose={choose} control={control} />
            </Suspense>
          </Fence>
        )}
        <DrawBar control={control} />
      </div>
      <GroundPanel editor={editor} chosen={chosen} onChoose={choose} control={control} />
    </div>
  )
}

/** Ctrl+Z takes back, Ctrl+Shift+Z and Ctrl+Y do it again; in a field they are the field's own. */
function useUndoKeys({ undo, redo, isBusy }: GroundEditor): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target) || isBusy) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) undo()
      else if (key === 'y' || key === 'z') redo()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
