import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { Waiting } from '../../ui/states.tsx'
import { addressOf } from '../api.ts'
import { words } from './api-words.ts'
import { CodeBlock } from './code-block.tsx'
import { answerOf, contentOf, type DescribedRoute, openApiQuery } from './described-api.ts'
import { TryRoute } from './try-route.tsx'

/** Every route by feature; one that is opened tells what it takes and answers, and can be tried when it only reads. */
export function RouteList({ operationId }: { readonly operationId: string }) {
  const say = useWords(words)
  const { language } = useSpoken()
  const described = useQuery(openApiQuery(language))
  return (
    <section className="card">
      <h2>{say.routes}</h2>
      <p className="soft">
        {say.routesLead} <a href={addressOf('openApi')}>{say.document}</a>
      </p>
      {described.isPending && <Waiting text={say.loading} />}
      {described.isError && <p className="notice notice-danger">{say.failed}</p>}
      {described.data?.map(([tag, routes]) => (
        <section key={tag} className="route-group">
          <h3>{tag}</h3>
          {routes.map((route) => (
            <RouteEntry key={route.operation.operationId} route={route} operationId={operationId} />
          ))}
        </section>
      ))}
    </section>
  )
}

interface Props {
  readonly route: DescribedRoute
  readonly operationId: string
}

function RouteEntry({ route, operationId }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { method, path, operation } = route
  return (
    <details className="route" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className="route-method" data-reads={method === 'GET' || undefined}>
          {method}
        </span>
        <code className="route-path">{path.replace('/api/v1/operations/{operationId}', '…') || '/'}</code>
        <span className="route-summary">{operation.summary}</span>
      </summary>
      {isOpen && <RouteDetail route={route} operationId={operationId} />}
    </details>
  )
}

function RouteDetail({ route, operationId }: Props) {
  const say = useWords(words)
  const { method, path, operation } = route
  const right = operation['x-action']
  const body = operation.requestBody && contentOf(operation.requestBody)
  const answer = answerOf(operation)
  return (
    <div className="route-detail">
      <p>
        <code>{path}</code>
      </p>
      <p className="soft small">
        {right === undefined ? (
          say.open
        ) : (
          <>
            {say.needs} <code>{right}</code>
          </>
        )}
      </p>
      {method === 'GET' && <TryRoute route={route} operationId={operationId} />}
      {body && <Schema title={say.body} type={body[0]} schema={body[1]} />}
      {answer ? (
        <Schema title={say.answer} type={answer[0]} schema={answer[1]} />
      ) : (
        <p className="soft small">
          {say.answer}: {say.nothing}
        </p>
      )}
    </div>
  )
}

interface SchemaProps {
  readonly title: string
  readonly type: string
  readonly schema: object
}

/** A JSON Schema as it stands: who reads it knows the language. */
const Schema = ({ title, type, schema }: SchemaProps) => (
  <details>
    <summary>
      {title} <code>{type}</code>
    </summary>
    <CodeBlock label={title} text={JSON.stringify(schema, null, 2)} />
  </details>
)
