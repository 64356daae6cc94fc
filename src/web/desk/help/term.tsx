import './term.css'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import type { TermKey } from './glossary-words.ts'

const TermCard = lazy(() => import('./term-card.tsx').then((it) => ({ default: it.TermCard })))

/** Time to move the pointer from the word onto its explanation (WCAG 1.4.13). */
const graceMs = 200

interface Props {
  readonly of: TermKey
  readonly children: ReactNode
}

/** A term of art: pointed at, tapped or reached with the keyboard it says what it means here. */
export function Term({ of, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const word = useRef<HTMLButtonElement>(null)
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(closing.current), [])
  useEffect(() => {
    if (!isOpen) return
    // Wherever the focus is, and before the dialog that the word may stand in takes the key (WCAG 1.4.13).
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [isOpen])
  const open = () => {
    clearTimeout(closing.current)
    setOpen(true)
  }
  const close = () => {
    closing.current = setTimeout(() => setOpen(false), graceMs)
  }
  return (
    <>
      <button
        ref={word}
        type="button"
        className="term"
        aria-describedby={isOpen ? `term-${of}` : undefined}
        onClick={open}
        onFocus={open}
        onBlur={close}
        onMouseEnter={open}
        onMouseLeave={close}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense>
          <TermCard of={of} word={word} onEnter={open} onLeave={close} />
        </Suspense>
      )}
    </>
  )
}
