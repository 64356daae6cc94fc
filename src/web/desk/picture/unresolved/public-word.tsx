import type { OperationMessage } from '../../../../wire/operations.ts'
import type { UnresolvedMessage } from '../../../../wire/unresolved.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { words as roleWords } from '../../role-words.ts'
import { StatementChoice } from './statement-choice.tsx'
import { words } from './unresolved-words.ts'

interface Props {
  readonly incident: UnresolvedMessage['incidents'][number]
  readonly operation: OperationMessage
  readonly mayDecide: boolean
}

/** What may be said to the public: the choice for the one who decides, the very words for everyone. */
export function PublicWord({ incident, operation, mayDecide }: Props) {
  const say = useWords(words)
  const roles = useWords(roleWords)
  const { messages, format } = useSpoken()
  const { statement, decidedAt, decidedBy, isOutdated } = incident
  const what = messages.groups[incident.group] ?? incident.group
  const month = new Intl.DateTimeFormat(format.locale, { month: 'long', year: 'numeric', timeZone: operation.timeZone })
  const phrase = say.phrases[statement](what, month.format(new Date(incident.from)), operation.name)
  return (
    <div className="public-word">
      {mayDecide ? (
        <StatementChoice incident={incident} operationId={operation.id} />
      ) : (
        <p className="field-label">{say.say}</p>
      )}
      <blockquote>{phrase}</blockquote>
      <p className="small soft" aria-live="polite">
        {isOutdated && <b>{say.outdated} </b>}
        {decidedAt && decidedBy
          ? say.decided(roles[decidedBy], format.moment(decidedAt, operation.timeZone))
          : say.undecided}
      </p>
    </div>
  )
}
