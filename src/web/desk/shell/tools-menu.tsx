import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'
import { tools } from './tools.ts'
import { useOperation } from './use-operation.ts'

const ToolsPopover = lazy(() => import('./tools-popover.tsx').then((it) => ({ default: it.ToolsPopover })))

/** Pages outside the five rooms, for those who may open one. */
export function ToolsMenu() {
  const { messages } = useSpoken()
  const operation = useOperation()
  const { isOpen, setOpen, trigger } = useOverlay()
  const offered = tools.filter(({ action }) => operation.may.includes(action))
  if (offered.length === 0) return null
  return (
    <>
      <Button ref={trigger} className="button-quiet tools-button" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M4 5h12M4 10h12M4 15h12" />
        </svg>
        <span>{messages.shell.tools}</span>
      </Button>
      {isOpen && (
        <Suspense>
          <ToolsPopover tools={offered} isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}
