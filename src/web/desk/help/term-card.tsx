import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useWords } from '../../ui/language.tsx'
import { type TermKey, words } from './glossary-words.ts'

interface Props {
  readonly of: TermKey
  readonly word: RefObject<HTMLElement | null>
  readonly onEnter: () => void
  readonly onLeave: () => void
}

/** What a term means, right below the word, and above it where the window ends. */
export function TermCard({ of, word, onEnter, onLeave }: Props) {
  const { name, meaning } = useWords(words)[of]
  const card = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (card.current && word.current) putBeside(card.current, word.current)
  }, [word])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the pointer may rest on it (WCAG 1.4.13)
    <span
      ref={card}
      id={`term-${of}`}
      role="tooltip"
      className="term-card"
      onMouseEnter={onEnter}
      onMouseLeave={onLeave}
    >
      <b>{name}</b> {meaning}
    </span>
  )
}

function putBeside(card: HTMLElement, word: HTMLElement): void {
  const { left, top, bottom } = word.getBoundingClientRect()
  const { width, height } = card.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const fitsBelow = bottom + height <= clientHeight
  card.style.setProperty('left', `${Math.max(0, Math.min(left, clientWidth - width))}px`)
  card.style.setProperty('top', `${fitsBelow ? bottom : top - height}px`)
}
