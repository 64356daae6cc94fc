import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'

const WhyDialog = lazy(() => import('./why-dialog.tsx').then((it) => ({ default: it.WhyDialog })))

/** Behind every number: method, parameters, rows and cut-off, so that it can be defended and run again. */
export function Why({ picture }: { readonly picture: PictureMessage }) {
  const { messages } = useSpoken()
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button ref={trigger} className="why" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {messages.why.open}
      </Button>
      {isOpen && (
        <Suspense>
          <WhyDialog picture={picture} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
