import type { ImportDraftMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { useOperation } from '../../shell/use-operation.ts'
import { words } from './wizard-words.ts'

type Row = ImportDraftMessage['rows'][number]

/** The first rows as they would be kept: what is cut out is not there, a sensitive row has no place. */
export function SampleRows({ rows }: { readonly rows: readonly Row[] }) {
  const { messages } = useSpoken()
  const say = useWords(words)
  if (rows.length === 0) return null
  return (
    <div>
      <h3>{say.rows}</h3>
      <ScrollRegion label={say.rows}>
        <table className="table table-text">
          <thead>
            <tr>
              {[messages.import.row, say.when, say.what, say.where].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (row.kept ? <Kept key={row.row} row={row} /> : <Refused key={row.row} row={row} />))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}

function Kept({ row }: { readonly row: Row }) {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  const { timeZone } = useOperation()
  return (
    <tr>
      <th scope="row">{row.row}</th>
      <td>{row.from && format.moment(row.from, timeZone)}</td>
      <td>
        {messages.groups[row.group ?? ''] ?? row.group} <span className="soft">{row.code}</span>
      </td>
      <td>{row.sensitive ? <i>{say.sensitive}</i> : (row.place ?? <i className="soft">{say.noPlace}</i>)}</td>
    </tr>
  )
}

function Refused({ row }: { readonly row: Row }) {
  return (
    <tr className="row-refused">
      <th scope="row">{row.row}</th>
      <td colSpan={3}>{row.messages.join(' ')}</td>
    </tr>
  )
}
