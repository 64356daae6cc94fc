import './log.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { AuditMessage } from '../../../wire/audit.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { call } from '../api.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { words } from './log-words.ts'

const step = 200
/** More than the server gives at once is a matter for the API. */
const most = 5000

/** Who did what: for the one who looks after that it was right. */
export function LogPage() {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const operation = useOperation()
  const mayRead = useMay('audit.read')
  const [limit, setLimit] = useState(step)
  const log = useQuery({
    queryKey: ['audit', operation.id, limit],
    queryFn: ({ signal }) =>
      call<AuditMessage>('audit', { names: { operationId: operation.id }, query: { limit: String(limit) }, signal }),
    placeholderData: keepPreviousData,
    enabled: mayRead,
  })
  if (!mayRead) return <StatePage title={say.title} lead={messages.states.forbiddenLead} />
  if (log.isError) return <StatePage title={messages.states.error} lead={say.failed} isAlert />
  if (!log.data) return <Waiting text={messages.states.loading} />
  const { entries } = log.data
  return (
    <div className="page log">
      <header>
        <h1>{say.title}</h1>
        <p className="soft">{say.lead}</p>
      </header>
      <section className="card" aria-busy={log.isPlaceholderData}>
        <h2>{say.newest(format.whole(entries.length))}</h2>
        <Entries entries={entries} timeZone={operation.timeZone} />
        {entries.length === limit && limit < most && (
          <Button className="button-quiet" onPress={() => setLimit(limit + step)}>
            {say.more}
          </Button>
        )}
      </section>
    </div>
  )
}

interface EntriesProps {
  readonly entries: AuditMessage['entries']
  readonly timeZone: string
}

function Entries({ entries, timeZone }: EntriesProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  return (
    <ScrollRegion label={say.title}>
      <table className="table table-text">
        <thead>
          <tr>
            {[say.when, say.who, say.what, say.subject].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ at, staffId, displayName, action, subject }, i) => (
            // Two entries may say the same; counted from the oldest each keeps its key when newer ones come.
            <tr key={entries.length - i}>
              <td>{format.moment(at, timeZone)}</td>
              <td>{displayName ?? (staffId === null ? say.commandLine : say.gone)}</td>
              <td>{action}</td>
              <td className="small soft">{subject}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
