import type { PointMessage } from '../../../../wire/points.ts'
import { flagSpots, pointMoves, straightPath } from '../map/point-moves.ts'
import type { Drawn } from './drawn.ts'
import { ArrowHead } from './drawn-discs.tsx'
import { paperColour } from './paper-colour.ts'

interface Props {
  readonly drawn: Drawn
  /** Arrows lie under the discs, flags above. */
  readonly part: 'arrows' | 'flags'
}

/** Confirmed points, and how they came to where they are. */
export function DrawnPoints({ drawn, part }: Props) {
  const anchors = new Map(drawn.places.places.flatMap(({ id, anchor }) => (anchor ? [[id, anchor] as const] : [])))
  const spot = (placeId: string | undefined) => {
    const anchor = anchors.get(placeId ?? '')
    return anchor && drawn.project(anchor)
  }
  if (part === 'flags') {
    const open = drawn.points.filter(({ state }) => state !== 'closed')
    const spots = flagSpots(open, spot)
    return open.map(({ id, state }) => {
      const at = spots.get(id)
      return at && <Flag key={id} state={state} x={at.x + 16} y={at.y - 16} />
    })
  }
  return (
    <g stroke={paperColour('--accent')} strokeWidth={2} fill="none">
      <ArrowHead id="plate-point-head" token="--accent" />
      {pointMoves(drawn.points).map(({ key, from, to }) => {
        const [a, b] = [spot(from), spot(to)]
        const d = a && b ? straightPath(a, b) : ''
        return d && <path key={key} d={d} markerEnd="url(#plate-point-head)" />
      })}
    </g>
  )
}

interface FlagProps {
  readonly state: PointMessage['state']
  readonly x: number
  readonly y: number
}

function Flag({ state, x, y }: FlagProps) {
  const accent = paperColour('--accent')
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <rect x={-10} y={-10} width={20} height={20} rx={6} fill={paperColour('--panel')} />
      <rect x={-6} y={-6} width={12} height={12} rx={4} fill={state === 'active' ? accent : 'none'} stroke={accent} />
      {state === 'tapering' && <path d="M-6 0h12v2a4 4 0 0 1-4 4h-4a4 4 0 0 1-4-4z" fill={accent} />}
      {state === 'watch' && <circle r={2.4} fill={accent} />}
    </g>
  )
}
