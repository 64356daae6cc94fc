import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { type DeskSearch, listOf } from '../search.ts'
import { words as allWords } from './filter-words.ts'

interface Props {
  readonly search: DeskSearch
  readonly onClose: () => void
}

/** The address asked for something that cannot be: what was left out, and that the rest holds. */
export function DroppedNotice({ search, onClose }: Props) {
  const { messages, format } = useSpoken()
  const words = useWords(allWords)
  const named = [...new Set(listOf(search.dropped).map((key) => words.parts[key] ?? key))]
  return (
    <output className="notice notice-quiet">
      <span>{words.dropped(format.list(named))}</span>
      <Button className="button-quiet" onPress={onClose}>
        {messages.close}
      </Button>
    </output>
  )
}
