import { Button } from 'react-aria-components'
import type { OperationMessage } from '../../../../wire/operations.ts'
import type { UnresolvedMessage } from '../../../../wire/unresolved.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useDeskSearch } from '../use-picture.ts'
import { PublicWord } from './public-word.tsx'
import { words } from './unresolved-words.ts'

interface Props {
  readonly incident: UnresolvedMessage['incidents'][number]
  readonly operation: OperationMessage
  readonly mayDecide: boolean
}

/** One incident: what, where, when, how its investigation stands and since when we know, what may be said. */
export function UnresolvedCard({ incident, operation, mayDecide }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const { change } = useDeskSearch()
  const { placeId, placeName, days, stateDays } = incident
  const state = incident.investigation ?? 'unknown'
  const ago = (count: number) => (count === 0 ? say.today : say.ago(count, format.whole(count)))
  return (
    <article className="unresolved-card">
      <header>
        <h4>
          {placeId ? (
            <Button className="link" onPress={() => change({ place: placeId, tab: undefined })}>
              {placeName}
            </Button>
          ) : (
            say.noPlace
          )}
        </h4>
        <span className={`state-chip state-${state}`}>{say.states[state]}</span>
      </header>
      <p>{format.moment(incident.from, operation.timeZone)}</p>
      <p className="small soft">
        {say.happened(ago(days))} {incident.investigation !== null && say.known(ago(stateDays))}
      </p>
      <PublicWord incident={incident} operation={operation} mayDecide={mayDecide} />
    </article>
  )
}
