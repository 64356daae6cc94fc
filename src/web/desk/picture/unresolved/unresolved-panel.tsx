import './unresolved.css'
import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { StatePage, Waiting } from '../../../ui/states.tsx'
import { Glossed } from '../../help/glossed.tsx'
import { useMay, useOperation } from '../../shell/use-operation.ts'
import { UnresolvedGroup } from './unresolved-group.tsx'
import { words } from './unresolved-words.ts'
import { useUnresolved } from './use-unresolved.ts'

/** Serious crimes stay here until they are cleared, with how it stands and what may be said of them. */
export function UnresolvedPanel() {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const operation = useOperation()
  const mayDecide = useMay('statement.decide')
  const { data, isError, refetch } = useUnresolved(operation.id)
  if (isError && !data)
    return (
      <StatePage title={messages.states.error} lead={say.failed} isAlert>
        <Button className="button-primary" onPress={() => void refetch()}>
          {messages.tryAgain}
        </Button>
      </StatePage>
    )
  if (!data) return <Waiting text={messages.states.loading} />
  const { covers } = data
  const covered = say.covers(
    format.list(covers.groups.map((group) => messages.groups[group] ?? group)),
    format.whole(covers.codes),
  )
  // An operation's table may have marked a code anew: what is on the board has its group there too.
  const groups = new Set([...covers.groups, ...data.incidents.map(({ group }) => group)])
  return (
    <section className="unresolved" aria-label={say.title}>
      <h2>{say.title}</h2>
      <p className="small soft">
        <Glossed>{data.incidents.length === 0 ? say.empty(covered) : say.lead}</Glossed>
      </p>
      {data.atAreaLevel > 0 && (
        <p className="small">{say.atAreaLevel(data.atAreaLevel, format.whole(data.atAreaLevel))}</p>
      )}
      {[...groups].map((group) => {
        const incidents = data.incidents.filter((incident) => incident.group === group)
        return (
          incidents.length > 0 && (
            <UnresolvedGroup
              key={group}
              group={group}
              incidents={incidents}
              operation={operation}
              mayDecide={mayDecide}
            />
          )
        )
      })}
      {data.incidents.length > 0 && <p className="small soft">{covered}</p>}
    </section>
  )
}
