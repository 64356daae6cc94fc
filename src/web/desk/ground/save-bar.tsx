import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ApiProblem } from '../api.ts'
import { words } from './ground-words.ts'
import { useProblemWords } from './problem-line.tsx'
import type { GroundEditor } from './use-ground.ts'

/** How much is not saved, and what can be done about it: always there. */
export function SaveBar({ editor }: { readonly editor: GroundEditor }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const count = editor.draft.edits.length
  return (
    <footer className="save-bar">
      <FailedSave editor={editor} />
      <output>{count === 0 ? say.allSaved : say.draft(count, format.whole(count))}</output>
      <div className="save-tools">
        <Button
          className="button-quiet"
          aria-keyshortcuts="Control+Z"
          isDisabled={!editor.canUndo || editor.isBusy}
          onPress={editor.undo}
        >
          {say.undo}
        </Button>
        <Button
          className="button-quiet"
          aria-keyshortcuts="Control+Shift+Z"
          isDisabled={!editor.canRedo || editor.isBusy}
          onPress={editor.redo}
        >
          {say.redo}
        </Button>
        {count > 0 && (
          <>
            <Button className="button-quiet" isDisabled={editor.isBusy} onPress={editor.discard}>
              {say.discard}
            </Button>
            <Button
              className="button-primary"
              isDisabled={editor.isBusy || editor.broken !== null || editor.conflict !== null}
              onPress={editor.save}
            >
              {editor.isBusy ? say.saving : say.save}
            </Button>
          </>
        )}
      </div>
    </footer>
  )
}

/** Why it is not saved; a conflict has a card of its own. */
function FailedSave({ editor }: { readonly editor: GroundEditor }) {
  const say = useWords(words)
  const tell = useProblemWords(editor)
  const { broken, failure, conflict } = editor
  if (broken && !conflict)
    return (
      <p className="notice notice-danger" role="alert">
        {say.broken(tell(broken))}
      </p>
    )
  if (!(failure instanceof ApiProblem) || failure.code === 'ground.conflict' || failure.status === 401) return null
  return (
    <p className="notice notice-danger" role="alert">
      {failure.status === 0 ? say.offline : say.failed(failure.detail)}
    </p>
  )
}
