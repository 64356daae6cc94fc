import { useSpoken, useWords } from '../../../ui/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import type { LineageRow } from './lineage-rows.ts'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'

/** The way of a point in words. */
export function LineageTable({ rows }: { readonly rows: readonly LineageRow[] }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  const { columns } = say
  return (
    <ScrollRegion label={say.lineageCaption}>
      <table className="table table-text">
        <caption className="hidden">{say.lineageCaption}</caption>
        <thead>
          <tr>
            {[columns.place, columns.from, columns.to, columns.state].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, placeId, from, to, state }) => (
            <tr key={key}>
              <th scope="row">{nameOf(placeId)}</th>
              <td className="nowrap">{format.day(from)}</td>
              <td className="nowrap">{to ? format.day(to) : say.today}</td>
              <td>{state ? say.states[state] : say.movedOn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
