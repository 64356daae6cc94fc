import { lazy, type ReactNode, Suspense } from 'react'
import { Button } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'

const WhyDialog = lazy(() => import('./why-dialog.tsx').then((it) => ({ default: it.WhyDialog })))

/** Figures of the picture, each made by a method of its own. */
export type Figure = 'rate' | 'harm' | 'inTop' | 'change' | 'counted' | 'peak' | 'rhythm' | 'completeness'

interface Props {
  readonly picture: PictureMessage
  /** The figure that opens it; the picture as a whole when left out. */
  readonly of?: Figure
  /** The figure itself, as a quiet button; the word "why" when left out. */
  readonly children?: ReactNode
}

/** Behind every number: method, parameters, rows and cut-off, so that it can be defended and run again. */
export function Why({ picture, of, children }: Props) {
  const { messages } = useSpoken()
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button
        ref={trigger}
        className={children ? 'why-number' : 'why'}
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        {children ?? messages.why.open}
        {children && <span className="hidden"> {messages.why.open}</span>}
      </Button>
      {isOpen && (
        <Suspense>
          <WhyDialog picture={picture} of={of} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
