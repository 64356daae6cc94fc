import { lazy, Suspense, useEffect } from 'react'
import { Button } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'
import { isTyping } from './use-room-keys.ts'

const PlacePalette = lazy(() => import('./place-palette.tsx').then((it) => ({ default: it.PlacePalette })))

/** `/` searches a place by name. */
export function PlaceSearch({ operationId }: { readonly operationId: string }) {
  const { messages } = useSpoken()
  const { isOpen, setOpen, trigger } = useOverlay()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [setOpen])
  return (
    <>
      <Button
        ref={trigger}
        className="button-quiet search-button"
        aria-label={messages.shell.search}
        aria-haspopup="dialog"
        aria-keyshortcuts="/"
        onPress={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <circle cx="9" cy="9" r="5" />
          <path d="M13 13l4 4" />
        </svg>
        <span aria-hidden="true">{messages.shell.search}</span>
        <kbd aria-hidden="true">/</kbd>
      </Button>
      {isOpen && (
        <Suspense>
          <PlacePalette operationId={operationId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
