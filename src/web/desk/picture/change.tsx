import type { RankedPlace } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'

type Change = NonNullable<RankedPlace['change']>

/** What may be said of a change: a direction only when its interval leaves zero out. */
export type ChangeWord = 'fewer' | 'more' | 'unclear'

export function wordOf({ low, high }: Change): ChangeWord {
  if (high < 0) return 'fewer'
  return low > 0 ? 'more' : 'unclear'
}

/** Blue for fewer, orange for more, always with its sign and its word; pale while it is unclear. */
export function ChangeFigure({ change }: { readonly change: RankedPlace['change'] }) {
  const { messages, format } = useSpoken()
  if (!change) return <span className="change soft">{messages.list.unknownChange}</span>
  const word = wordOf(change)
  const direction = change.value < 0 ? 'fewer' : 'more'
  return (
    <span className={`change change-${word === 'unclear' ? 'unclear' : direction}`}>
      <b>{format.change(change.value)}</b>
      <small>{messages.list[word]}</small>
    </span>
  )
}
