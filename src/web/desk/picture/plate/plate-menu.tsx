import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../../../ui/language.tsx'
import { useOverlay } from '../../../ui/use-overlay.ts'
import { words } from './plate-words.ts'
import type { PlateParts } from './use-plate.ts'

const PlatePopover = lazy(() => import('./plate-popover.tsx').then((it) => ({ default: it.PlatePopover })))

/** Print, PNG and SVG, behind one button on the map. */
export function PlateMenu({ parts }: { readonly parts: () => PlateParts | null }) {
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
        className="plate-button"
      >
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M10 3v9M6.500 8.500l3.500 3.500 3.500-3.500M4 14v3h12v-3" />
        </svg>
      </Button>
      {isOpen && (
        <Suspense>
          <PlatePopover parts={parts} isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}
