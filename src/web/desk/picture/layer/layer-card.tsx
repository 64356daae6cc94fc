import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import type { LayerKind } from '../../../../domain/layer/layer.ts'
import type { LayerMessage } from '../../../../wire/layer.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useOverlay } from '../../../ui/use-overlay.ts'
import { Glossed } from '../../help/glossed.tsx'
import { words } from './layer-words.ts'
import './layer.css'

const LayerWhy = lazy(() => import('./layer-why.tsx').then((it) => ({ default: it.LayerWhy })))

interface Props {
  readonly kind: LayerKind
  readonly message: LayerMessage | undefined
  readonly hasFailed: boolean
  readonly onRetry: () => void
}

/** Which layer it is, what it cannot show, what it leaves out, and why it is as it is. */
export function LayerCard({ kind, message, hasFailed, onRetry }: Props) {
  const say = useWords(words)
  return (
    <section className="layer-card" aria-label={say.kinds[kind].name}>
      <p>
        <b>{say.kinds[kind].name}</b> {message && <Why message={message} />}
      </p>
      <p>
        <Glossed>{say.kinds[kind].caution}</Glossed>
      </p>
      {message && <LeftOut message={message} />}
      {!message && !hasFailed && <output className="soft">{say.loading}</output>}
      {hasFailed && (
        <p role="alert">
          {say.failed}{' '}
          <Button className="why" onPress={onRetry}>
            {say.retry}
          </Button>
        </p>
      )}
    </section>
  )
}

function LeftOut({ message: { note, drawn, undrawn } }: { readonly message: LayerMessage }) {
  const say = useWords(words)
  const { format } = useSpoken()
  if (note) return <p className="layer-note">{say.notes[note]}</p>
  if (undrawn === 0) return null
  if (undrawn === null || drawn === null) return <p className="soft">{say.someUndrawn}</p>
  return <p className="soft">{say.undrawn(format.whole(undrawn), format.whole(undrawn + drawn))}</p>
}

function Why({ message }: { readonly message: LayerMessage }) {
  const say = useWords(words)
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button
        ref={trigger}
        className="why"
        aria-haspopup="dialog"
        aria-label={say.whyOf(say.kinds[message.kind].name)}
        onPress={() => setOpen(true)}
      >
        {say.why}
      </Button>
      {isOpen && (
        <Suspense>
          <LayerWhy message={message} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
