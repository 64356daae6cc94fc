import { Button } from 'react-aria-components'
import type { WorkMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { words } from './wizard-words.ts'

/** How far, of how much, and how long still. */
export function WorkProgress({ work, onStop }: { readonly work: WorkMessage; readonly onStop: () => void }) {
  const say = useWords(words)
  const title = say.progress[work.kind][work.step]
  return (
    <Progress title={title} done={work.done} total={work.total} secondsLeft={work.secondsLeft} onStop={onStop}>
      {work.kind === 'import' && <p className="small soft">{say.leave}</p>}
    </Progress>
  )
}

interface Props {
  readonly title: string
  readonly done: number
  readonly total: number | null
  readonly secondsLeft?: number | null
  readonly unit?: (amount: number) => string
  readonly onStop: () => void
  readonly children?: React.ReactNode
}

/** The same for any amount, such as the bytes of a file that is being sent. */
export function Progress({ title, done, total, secondsLeft = null, unit, onStop, children }: Props) {
  const { format } = useSpoken()
  const say = useWords(words)
  const shown = unit ?? format.whole
  return (
    <section className="card progress" aria-label={title}>
      <h2>{title} …</h2>
      <progress aria-label={title} max={total ?? 1} value={total === null ? undefined : done} />
      <p className="progress-line">
        <span>{total === null ? shown(done) : say.counts(shown(done), shown(total))}</span>
        <span className="soft">{secondsLeft !== null && timeLeft(secondsLeft)}</span>
      </p>
      {children}
      <footer className="card-foot">
        <Button className="button-quiet" onPress={onStop}>
          {say.stop}
        </Button>
      </footer>
    </section>
  )

  function timeLeft(seconds: number): string {
    return seconds < 90 ? say.secondsLeft(format.whole(seconds)) : say.minutesLeft(format.whole(seconds / 60))
  }
}
