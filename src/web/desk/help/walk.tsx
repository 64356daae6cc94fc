import './walk.css'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { createPortal } from 'react-dom'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { useOperation } from '../shell/use-operation.ts'
import { endWalk, goTo, startWalk, useWalk } from './walk-progress.ts'
import { stepTargets, words } from './walk-words.ts'

/** On the demo operation an invitation that can be declined; the walk itself once it is begun, here or from Help. */
export function Walk() {
  const at = useWalk()
  const { simulated } = useOperation()
  if (typeof at === 'number' && at < stepTargets.length) return createPortal(<WalkCard step={at} />, document.body)
  return at === null && simulated ? <Invitation /> : null
}

function Invitation() {
  const say = useWords(words)
  return (
    <p className="walk-invite">
      <Button className="link" onPress={startWalk}>
        {say.invite}
      </Button>
      <Button className="button-icon" aria-label={say.decline} onPress={endWalk}>
        <Cross />
      </Button>
    </p>
  )
}

const Cross = () => (
  <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
    <path d="M5 5l10 10M15 5L5 15" />
  </svg>
)

/** One step: what is pointed at is outlined where it stands, and everything can be used meanwhile. */
function WalkCard({ step }: { readonly step: number }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const heading = useRef<HTMLHeadingElement>(null)
  const isLast = step === stepTargets.length - 1
  const { title, text } = say.steps[step] ?? { title: '', text: '' }
  useOutline(stepTargets[step] ?? '')
  // Whoever reads with her ears is told of each step; the keys go on from the card.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- at each step anew
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape ends it, from any of its buttons
    <section
      className="walk"
      aria-label={say.title}
      onKeyDown={({ key }) => {
        if (key === 'Escape') endWalk()
      }}
    >
      <header>
        <p className="small soft">
          {say.title} · {say.at(format.whole(step + 1), format.whole(stepTargets.length))}
        </p>
        <Button className="button-icon" aria-label={say.close} onPress={endWalk}>
          <Cross />
        </Button>
      </header>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      {isLast && <p className="small soft">{say.again}</p>}
      <footer>
        <Button className="button-quiet" onPress={() => goTo(step - 1)} isDisabled={step === 0}>
          {say.back}
        </Button>
        <Button className="button-primary" onPress={isLast ? endWalk : () => goTo(step + 1)}>
          {isLast ? say.end : say.next}
        </Button>
      </footer>
    </section>
  )
}

/** Outlines the first thing that answers to a selector, and brings it into view. */
function useOutline(selector: string): void {
  useEffect(() => {
    const target = document.querySelector(selector)
    target?.setAttribute('data-walk', '')
    target?.scrollIntoView({ block: 'nearest' })
    return () => target?.removeAttribute('data-walk')
  }, [selector])
}
