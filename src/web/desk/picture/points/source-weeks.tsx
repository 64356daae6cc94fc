import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { PictureMessage } from '../../../../wire/picture.ts'
import { FailedQuietly } from '../../../ui/failed-quietly.tsx'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Waiting } from '../../../ui/states.tsx'
import { TableToggle } from '../../../ui/table-toggle.tsx'
import { pictureQuery } from '../../queries.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { busiest } from '../rhythm.ts'
import { words } from './points-words.ts'
import { SourceBars } from './source-bars.tsx'
import { type SourceLine, SourceTable } from './source-table.tsx'

/** Half a year. */
const weeksShown = 26

interface Props {
  readonly placeId: string
  readonly name: string
}

/** What happens where the point stands, a line a source; what police found stands apart, since it shows where they were. */
export function SourceWeeks({ placeId, name }: Props) {
  const say = useWords(words)
  const { messages } = useSpoken()
  const { id } = useOperation()
  const [asTable, setAsTable] = useState(false)
  const asked = useQueries({
    queries: [
      pictureQuery(id, { place: placeId }),
      pictureQuery(id, { place: placeId, sources: 'reported' }),
      pictureQuery(id, { place: placeId, sources: 'observed' }),
    ],
  })
  const [all, reported, observed] = asked.map(({ data }) => data)
  if (!all || !reported || !observed) {
    const failed = asked.filter(({ isError, data }) => isError && !data)
    if (failed.length === 0) return <Waiting text={messages.states.loading} />
    return <FailedQuietly text={say.sourcesFailed} onRetry={() => failed.forEach(({ refetch }) => void refetch())} />
  }
  const recent = <T,>(list: readonly T[]) => list.slice(-weeksShown)
  const counts = ({ weeks }: PictureMessage) => recent(weeks).map(({ count }) => count)
  const lines: readonly SourceLine[] = [
    { key: 'reported', name: say.reported, weekly: counts(reported) },
    { key: 'observed', name: say.observed, weekly: counts(observed) },
    { key: 'discovered', name: say.discovered, weekly: recent(all.weeks).map(({ discovered }) => discovered) },
  ]
  const weeks = recent(all.weeks)
  return (
    <section className="chart" aria-label={say.sources}>
      <header className="chart-head">
        <h2>{say.sources}</h2>
        <span className="soft chart-of">{say.sourcesAt(name)}</span>
        <span className="spread" />
        <TableToggle isTable={asTable} onChange={setAsTable} />
      </header>
      {asTable ? <SourceTable lines={lines} weeks={weeks} /> : <SourceBars lines={lines} weeks={weeks} />}
      <PeakLine picture={all} />
    </section>
  )
}

/** The rhythm in a sentence; the whole week is drawn under the map for the place that is chosen. */
function PeakLine({ picture }: { readonly picture: PictureMessage }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const peak = busiest(picture.rhythm.weights)
  const text = peak
    ? say.peakAt(format.weekday(peak.weekday, 'long'), format.hour(peak.fromHour), format.hour(peak.toHour))
    : say.noPeak
  return (
    <p className="small">
      <span className="soft">{say.peak}:</span> <b>{text}</b> <span className="soft">{say.rhythmBelow}</span>
    </p>
  )
}
