import type { PictureMessage } from '../../../../wire/picture.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { words } from './points-words.ts'

/** The weekly counts of one source, oldest first. */
export interface SourceLine {
  readonly key: 'reported' | 'observed' | 'discovered'
  readonly name: string
  readonly weekly: readonly number[]
}

interface Props {
  readonly lines: readonly SourceLine[]
  readonly weeks: PictureMessage['weeks']
}

/** The same weeks in words, the newest first. */
export function SourceTable({ lines, weeks }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  return (
    <ScrollRegion label={say.sourcesCaption}>
      <table className="table table-tight">
        <caption className="hidden">{say.sourcesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.week}</th>
            {lines.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks
            .map(({ startsOn, isoWeek }, i) => (
              <tr key={startsOn}>
                <th scope="row">{say.weekOf(String(isoWeek), format.day(startsOn))}</th>
                {lines.map(({ key, weekly }) => (
                  <td key={key}>{format.whole(weekly[i] ?? 0)}</td>
                ))}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
