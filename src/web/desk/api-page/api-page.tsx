import './api.css'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'
import { addressOf } from '../api.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { words } from './api-words.ts'
import { Copyable } from './copyable.tsx'
import { RouteList } from './route-list.tsx'
import { TokenCard } from './token-card.tsx'

/** What programs can read, the tokens they read it with, and a place to try. */
export function ApiPage() {
  const say = useWords(words)
  const { messages } = useSpoken()
  const { id: operationId } = useOperation()
  const mayManage = useMay('token.manage')
  if (!mayManage) return <StatePage title={say.title} lead={messages.states.forbiddenLead} />
  return (
    <div className="page">
      <header>
        <h1>{say.title}</h1>
        <p className="soft">{say.lead}</p>
      </header>
      <TokenCard operationId={operationId} />
      <section className="card">
        <h2>{say.qgis}</h2>
        <p className="soft">{say.qgisLead}</p>
        <dl className="api-facts">
          <div>
            <dt>{say.address}</dt>
            <dd>
              <Copyable text={location.origin + addressOf('features', { operationId })} />
            </dd>
          </div>
          <div>
            <dt>{say.user}</dt>
            <dd>
              <code>token</code>
            </dd>
          </div>
          <div>
            <dt>{say.password}</dt>
            <dd>{say.passwordIs}</dd>
          </div>
        </dl>
      </section>
      <RouteList operationId={operationId} />
    </div>
  )
}
