import type { ImportProblemsMessage } from '../../../wire/imports.ts'
import { useSpoken } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'

/** How many rows are listed on the page; the rest are in the file. */
const shownMost = 20

interface Props {
  /** The first of them. */
  readonly problems: ImportProblemsMessage['problems']
  readonly total: number
  /** Address of all of them as CSV. */
  readonly file: string
}

/** What is wrong with which row, and what to do about it; the server says it in the reader's language. */
export function ImportProblems({ problems, total, file }: Props) {
  const { messages, format } = useSpoken()
  const say = messages.import
  const shown = problems.slice(0, shownMost)
  const more = total - shown.length
  return (
    <div className="import-problems">
      <h3>{say.problems}</h3>
      <ScrollRegion label={say.problems}>
        <table className="table table-text">
          <thead>
            <tr>
              <th scope="col">{say.row}</th>
              <th scope="col">{say.column}</th>
              <th scope="col">{say.value}</th>
              <th scope="col">{say.problem}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, column, value, code, message }) => (
              <tr key={`${row} ${column} ${code}`}>
                <th scope="row">{row === 0 ? say.wholeFile : row}</th>
                <td>{column}</td>
                <td className="nowrap">{value}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="problems-foot">
        {more > 0 && <span className="soft">{say.moreProblems(format.whole(more))}</span>}
        <a href={file} download>
          {say.problemFile}
        </a>
      </p>
    </div>
  )
}
