import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../../../ui/language.tsx'
import { useOverlay } from '../../../ui/use-overlay.ts'
import { words } from './layer-words.ts'

const LayerPopover = lazy(() => import('./layer-popover.tsx').then((it) => ({ default: it.LayerPopover })))

/** Which layer lies on the ground, behind one button on the map. */
export function LayerMenu() {
  const say = useWords(words)
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button
        ref={trigger}
        aria-label={say.open}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M10 3l7 3.500-7 3.500-7-3.500zM3 10l7 3.500 7-3.500M3 13.500l7 3.500 7-3.500" />
        </svg>
      </Button>
      {isOpen && (
        <Suspense>
          <LayerPopover isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}
