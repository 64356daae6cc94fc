import { useId } from 'react'
import { publicStatements } from '../../../../domain/unresolved/unresolved.ts'
import type { OperationMessage } from '../../../../wire/operations.ts'
import type { UnresolvedMessage } from '../../../../wire/unresolved.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { ApiProblem } from '../../api.ts'
import { words as roleWords } from '../../role-words.ts'
import { words } from './unresolved-words.ts'
import { useDecideStatement } from './use-unresolved.ts'

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
  const id = useId()
  const decide = useDecideStatement(operation.id)
  const { statement, decidedAt, decidedBy, isOutdated } = incident
  const what = messages.groups[incident.group] ?? incident.group
  const month = new Intl.DateTimeFormat(format.locale, { month: 'long', year: 'numeric', timeZone: operation.timeZone })
  const phrase = say.phrases[statement](what, month.format(new Date(incident.from)), operation.name)
  const problem = decide.error instanceof ApiProblem ? decide.error.detail : null
  return (
    <div className="public-word">
      {mayDecide ? (
        <label className="field-label" htmlFor={id}>
          {say.say}
        </label>
      ) : (
        <p className="field-label">{say.say}</p>
      )}
      {mayDecide && (
        <select
          id={id}
          className="select"
          value={statement}
          disabled={decide.isPending}
          onChange={({ target }) => {
            const chosen = publicStatements.find((each) => each === target.value)
            if (chosen) decide.mutate({ incidentId: incident.id, statement: chosen })
          }}
        >
          {incident.sayable.map((each) => (
            <option key={each} value={each}>
              {say.choices[each]}
            </option>
          ))}
        </select>
      )}
      <blockquote>{phrase}</blockquote>
      <p className="small soft" aria-live="polite">
        {decide.isPending && say.saving}
        {!decide.isPending && isOutdated && <b>{say.outdated} </b>}
        {!decide.isPending &&
          (decidedAt && decidedBy
            ? say.decided(roles[decidedBy], format.moment(decidedAt, operation.timeZone))
            : say.undecided)}
      </p>
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
