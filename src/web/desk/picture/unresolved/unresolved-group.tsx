import type { OperationMessage } from '../../../../wire/operations.ts'
import type { UnresolvedMessage } from '../../../../wire/unresolved.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useFirst } from '../../../ui/use-first.tsx'
import { UnresolvedCard } from './unresolved-card.tsx'
import { words } from './unresolved-words.ts'

/** How many of a group the board opens with. */
const firstCount = 3

interface Props {
  readonly group: string
  readonly incidents: UnresolvedMessage['incidents']
  readonly operation: OperationMessage
  readonly mayDecide: boolean
}

/** All that is unresolved of one kind, newest first. */
export function UnresolvedGroup({ group, incidents, operation, mayDecide }: Props) {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const { shown, toggle } = useFirst(incidents, firstCount)
  const closed = incidents.filter(({ investigation }) => investigation === 'closed-without-result').length
  return (
    <section className="unresolved-group">
      <h3>
        {messages.groups[group] ?? group}{' '}
        <span className="soft small">{say.groupCount(format.whole(incidents.length), format.whole(closed))}</span>
      </h3>
      <ul className="unresolved-list">
        {shown.map((incident) => (
          <li key={incident.id}>
            <UnresolvedCard incident={incident} operation={operation} mayDecide={mayDecide} />
          </li>
        ))}
      </ul>
      {toggle}
    </section>
  )
}
