import { useState } from 'react'
import { dayNumberOf } from '../../../../domain/time/calendar.ts'
import type { LocalDate } from '../../../../domain/time/interval.ts'
import type { PointMessage, PointsMessage } from '../../../../wire/points.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { TableToggle } from '../../../ui/table-toggle.tsx'
import { Term } from '../../help/term.tsx'
import { type LineageRow, lineageRows } from './lineage-rows.ts'
import { LineageTable } from './lineage-table.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'

interface Props {
  readonly point: PointMessage
  readonly all: PointsMessage
}

const width = 400
const inset = 8
const rowHeight = 36
const labelRise = 8
/** A stay of a day must be seen too. */
const shortest = 6

/** The way of a point through time: one row a place, from the first to where it is now. */
export function LineageChart({ point, all }: Props) {
  const say = useWords(words)
  const [asTable, setAsTable] = useState(false)
  const rows = lineageRows(all, point.id)
  return (
    <section className="chart" aria-label={say.lineage}>
      <header className="chart-head">
        <h2>
          <Term of="lineage">{say.lineage}</Term>
        </h2>
        <span className="spread" />
        <TableToggle isTable={asTable} onChange={setAsTable} />
      </header>
      {asTable ? <LineageTable rows={rows} /> : <Drawing rows={rows} today={all.today} pointId={point.id} />}
    </section>
  )
}

interface DrawingProps {
  readonly rows: readonly LineageRow[]
  readonly today: string
  readonly pointId: string
}

function Drawing({ rows, today, pointId }: DrawingProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  const day = (text: string) => dayNumberOf(text as LocalDate)
  const first = Math.min(...rows.map(({ from }) => day(from)))
  const span = Math.max(7, day(today) - first)
  const x = (text: string) => inset + ((day(text) - first) / span) * (width - 2 * inset)
  const y = (row: number) => rowHeight * row + 26
  const height = y(rows.length - 1) + 26
  const start = rows.find(({ from }) => day(from) === first)?.from ?? today
  return (
    <figure className="lineage">
      <figcaption className="hidden">
        {say.lineageText(rows.map(({ placeId }) => nameOf(placeId)).join(' → '))}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {rows.flatMap(({ key, from, cameFrom }, i) =>
          cameFrom.map((parent) => (
            <path key={`${key} ${parent}`} className="lineage-link" d={`M${x(from)} ${y(parent)}V${y(i)}`} />
          )),
        )}
        {rows.map((row, i) => {
          const [left, right] = [x(row.from), Math.max(x(row.from) + shortest, x(row.to ?? today))]
          const isLate = left > width / 2
          return (
            <g
              key={row.key}
              data-state={row.state ?? 'closed'}
              className={row.pointId === pointId ? 'lineage-own' : undefined}
            >
              <line className="lineage-stay" x1={left} x2={right} y1={y(i)} y2={y(i)} />
              {row.to === null && <circle className="lineage-now" cx={right} cy={y(i)} r={5} />}
              <text x={isLate ? right : left} y={y(i) - labelRise} textAnchor={isLate ? 'end' : 'start'}>
                {nameOf(row.placeId)}
              </text>
            </g>
          )
        })}
        <text className="lineage-day" x={inset} y={height - 4}>
          {format.day(start)}
        </text>
        <text className="lineage-day" x={width - inset} y={height - 4} textAnchor="end">
          {say.today}
        </text>
      </svg>
    </figure>
  )
}
