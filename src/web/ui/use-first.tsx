import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useSpoken } from './language.tsx'

/** The first `count` of a long list, and the button that shows the rest; no button when there is no rest. */
export function useFirst<T>(list: readonly T[], count: number) {
  const [showsAll, setShowsAll] = useState(false)
  const { messages, format } = useSpoken()
  const toggle = list.length > count && (
    <Button className="button-quiet show-all" onPress={() => setShowsAll(!showsAll)}>
      {showsAll ? messages.list.showFewer : messages.list.showAll(format.whole(list.length))}
    </Button>
  )
  return { shown: showsAll ? list : list.slice(0, count), showsAll, toggle }
}
