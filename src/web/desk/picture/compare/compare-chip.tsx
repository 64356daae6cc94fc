import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import { parsePeriods } from '../../../../domain/picture/periods.ts'
import type { PictureMessage } from '../../../../wire/picture.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useOverlay } from '../../../ui/use-overlay.ts'
import type { DeskSearch } from '../../search.ts'
import { words as allWords } from './compare-words.ts'

const ComparePopover = lazy(() => import('./compare-popover.tsx').then((it) => ({ default: it.ComparePopover })))

export interface CompareProps {
  readonly picture: PictureMessage
  readonly search: DeskSearch
  readonly onChange: (part: Partial<DeskSearch>) => void
}

/** Which periods the changes lie between, when somebody has chosen; and the way to choose. */
export function CompareChip(props: CompareProps) {
  const { format } = useSpoken()
  const words = useWords(allWords)
  const { isOpen, setOpen, trigger } = useOverlay()
  const periods = props.search.compare ? parsePeriods(props.search.compare) : null
  const span = ({ from, to }: { from: string; to: string }) => `${format.day(from)}–${format.day(to)}`
  return (
    <>
      <Button
        ref={trigger}
        className={periods ? 'chip compare-chosen' : 'chip chip-clear'}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {periods ? words.chosen(span(periods.before), span(periods.since)) : words.open}
      </Button>
      {isOpen && (
        <Suspense>
          <ComparePopover {...props} isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}
