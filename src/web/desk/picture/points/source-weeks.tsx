import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { PictureMessage } from '../../../../wire/picture.ts'
import type { PointMessage } from '../../../../wire/points.ts'
import { FailedQuietly } from '../../../ui/failed-quietly.tsx'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Waiting } from '../../../ui/states.tsx'
import { TableToggle } from '../../../ui/table-toggle.tsx'
import { pictureQuery } from '../../queries.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { busiest } from '../rhythm.ts'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import { SourceBars } from './source-bars.tsx'
import { type SourceLine, SourceTable } from './source-table.tsx'
import { movesAmong, weeksAlong } from './stay-weeks.ts'

/** Half a year. */
const weeksShown = 26

interface Props {
  readonly stays: PointMessage['stays']
}

/**
 * What happens where the point stands and, before it moved, where it stood; a line a source. What police found stands
 * apart, since it shows where they were.
 */
export function SourceWeeks({ stays }: Props) {
  const say = useWords(words)
  const { messages } = useSpoken()
  const nameOf = usePlaceName()
  const [asTable, setAsTable] = useState(false)
  const { pictures, failed } = useStayPictures(stays)
  if (pictures === null) {
    if (failed.length === 0) return <Waiting text={messages.states.loading} />
    const again = () => failed.forEach(({ refetch }) => void refetch())
    return <FailedQuietly text={say.sourcesFailed} onRetry={again} />
  }
  const along = (which: keyof StayPictures) =>
    weeksAlong(stays, new Map(pictures.map(([placeId, found]) => [placeId, found[which].weeks]))).slice(-weeksShown)
  const counts = (which: keyof StayPictures) => along(which).map(({ count }) => count)
  const weeks = along('all')
  const lines: readonly SourceLine[] = [
    { key: 'reported', name: say.reported, weekly: counts('reported') },
    { key: 'observed', name: say.observed, weekly: counts('observed') },
    { key: 'discovered', name: say.discovered, weekly: weeks.map(({ discovered }) => discovered) },
  ]
  const here = stays.at(-1)?.placeId
  const [, now] = pictures.find(([placeId]) => placeId === here) ?? []
  return (
    <section className="chart" aria-label={say.sources}>
      <header className="chart-head">
        <h2>{say.sources}</h2>
        <span className="soft chart-of">{say.sourcesAt(stays.map(({ placeId }) => nameOf(placeId)).join(' → '))}</span>
        <span className="spread" />
        <TableToggle isTable={asTable} onChange={setAsTable} />
      </header>
      {asTable ? (
        <SourceTable lines={lines} weeks={weeks} />
      ) : (
        <SourceBars lines={lines} weeks={weeks} moves={movesAmong(stays, weeks)} />
      )}
      {now && <PeakLine picture={now.all} />}
    </section>
  )
}

interface StayPictures {
  readonly all: PictureMessage
  readonly reported: PictureMessage
  readonly observed: PictureMessage
}

/** The pictures of each place where the point has stood; null until all are there. */
function useStayPictures(stays: Props['stays']) {
  const { id } = useOperation()
  const places = [...new Set(stays.map(({ placeId }) => placeId))]
  const asked = useQueries({
    queries: places.flatMap((place) => [
      pictureQuery(id, { place }),
      pictureQuery(id, { place, sources: 'reported' }),
      pictureQuery(id, { place, sources: 'observed' }),
    ]),
  })
  const found = asked.map(({ data }) => data)
  const pictures = places.map((placeId, i) => {
    const [all, reported, observed] = found.slice(3 * i)
    return all && reported && observed ? ([placeId, { all, reported, observed }] as const) : null
  })
  const whole = pictures.filter((each) => each !== null)
  return {
    pictures: whole.length === places.length ? whole : null,
    failed: asked.filter(({ isError, data }) => isError && !data),
  }
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
