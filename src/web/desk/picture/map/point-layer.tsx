import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import type { PointMessage } from '../../../../wire/points.ts'
import { useWords } from '../../../ui/language.tsx'
import { usePlaceName, usePoints } from '../points/points-queries.ts'
import { words } from '../points/points-words.ts'
import { StateMark } from '../points/state-mark.tsx'
import { useDeskSearch } from '../use-picture.ts'
import { flagSpots, type PointMove, pointMoves, straightPath } from './point-moves.ts'
import './point-layer.css'

interface Props {
  readonly map: MapLibre
  readonly anchors: ReadonlyMap<string, readonly [number, number]>
}

/** Confirmed points as flags beside the ranked discs, and solid arrows from where they came: people have seen those. */
export function PointLayer({ map, anchors }: Props) {
  const { data } = usePoints()
  const { search, change } = useDeskSearch()
  const layer = useRef<HTMLDivElement>(null)
  const open = useMemo(() => (data?.points ?? []).filter(({ state }) => state !== 'closed'), [data])
  const moves = useMemo(() => pointMoves(data?.points ?? []), [data])
  useEffect(() => {
    const follow = () => layer.current && arrange(map, layer.current, anchors, open, moves)
    follow()
    map.on('move', follow)
    map.on('resize', follow)
    return () => {
      map.off('move', follow)
      map.off('resize', follow)
    }
  }, [map, anchors, moves, open])
  return (
    <div className="point-layer" ref={layer}>
      <Arrows moves={moves} />
      {open.map((point) => (
        <Flag
          key={point.id}
          point={point}
          isSelected={point.id === search.point}
          onPress={(placeId) => change({ tab: 'points', point: point.id, place: placeId })}
        />
      ))}
    </div>
  )
}

function arrange(
  map: MapLibre,
  layer: HTMLElement,
  anchors: Props['anchors'],
  open: readonly PointMessage[],
  moves: readonly PointMove[],
): void {
  const spot = (placeId = '') => {
    const anchor = anchors.get(placeId)
    return anchor && map.project([anchor[0], anchor[1]])
  }
  const spots = flagSpots(open, spot)
  for (const { id } of open) {
    const flag = layer.querySelector<HTMLElement>(`[data-point="${id}"]`)
    const at = spots.get(id)
    if (flag) flag.hidden = !at
    if (flag && at) flag.style.translate = `${at.x}px ${at.y}px`
  }
  for (const [i, { from, to }] of moves.entries()) {
    const [a, b] = [spot(from), spot(to)]
    layer.querySelector(`[data-move="${i}"]`)?.setAttribute('d', a && b ? straightPath(a, b) : '')
  }
}

function Arrows({ moves }: { readonly moves: readonly PointMove[] }) {
  return (
    <svg className="point-arrows" aria-hidden="true">
      <defs>
        <marker id="point-head" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0l8 4-8 4z" />
        </marker>
      </defs>
      {moves.map(({ key }, i) => (
        <path key={key} data-move={i} className="point-arrow" markerEnd="url(#point-head)" />
      ))}
    </svg>
  )
}

interface FlagProps {
  readonly point: PointMessage
  readonly isSelected: boolean
  readonly onPress: (placeId: string) => void
}

function Flag({ point, isSelected, onPress }: FlagProps) {
  const say = useWords(words)
  const placeId = point.stays.at(-1)?.placeId ?? ''
  const name = say.mapMarker(usePlaceName()(placeId), say.states[point.state])
  return (
    <button
      type="button"
      className="point-flag"
      aria-pressed={isSelected}
      aria-label={name}
      title={name}
      data-point={point.id}
      onClick={() => onPress(placeId)}
    >
      <StateMark state={point.state} />
    </button>
  )
}
