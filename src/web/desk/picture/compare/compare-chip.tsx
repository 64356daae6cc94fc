import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import type { PictureMessage } from '../../../../wire/picture.ts'
import { useWords } from '../../../ui/language.tsx'
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
  const { search } = props
  const words = useWords(allWords)
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button
        ref={trigger}
        className={search.compare ? 'chip chip-clear' : 'chip'}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {search.compare ? words.chosen : words.open}
      </Button>
      {isOpen && (
        <Suspense>
          <ComparePopover {...props} isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}
