import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'

const SettingsPopover = lazy(() => import('./settings-popover.tsx').then((it) => ({ default: it.SettingsPopover })))

/** Language, appearance, who is signed in, and the way out. */
export function SettingsMenu() {
  const { language, messages } = useSpoken()
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button
        ref={trigger}
        className="button-quiet settings-button"
        aria-label={`${messages.shell.settings} ${language}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
          <circle cx="13" cy="6" r="2" />
          <circle cx="7" cy="14" r="2" />
        </svg>
        <span aria-hidden="true">{language}</span>
      </Button>
      {isOpen && (
        <Suspense>
          <SettingsPopover isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}
