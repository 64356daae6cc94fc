import type { Map as MapLibre } from 'maplibre-gl'
import { memo, useEffect, useRef } from 'react'
import { useSpoken } from '../../../ui/language.tsx'
import { amountClass } from '../amount.ts'
import type { PlacedDisc } from './discs.ts'
import { arrowPath, type Move } from './move-arrow.ts'

interface Props {
  readonly map: MapLibre
  readonly discs: readonly PlacedDisc[]
  readonly move: Move | null
  readonly selected: string | undefined
  readonly onSelect: (placeId: string) => void
}

/** Where a disc is drawn now. */
const spotOf = (map: MapLibre, { anchor, dx, dy, radius }: PlacedDisc) => {
  const { x, y } = map.project([anchor[0], anchor[1]])
  return { x: x + dx, y: y + dy, radius }
}

/** Ranked places as buttons on the map: seen, hit, tabbed to and read aloud like any other button. */
export const DiscLayer = memo(function DiscLayer({ map, discs, move, selected, onSelect }: Props) {
  const layer = useRef<HTMLDivElement>(null)
  const arrow = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const follow = () => {
      for (const disc of discs) {
        const button = layer.current?.querySelector<HTMLElement>(`[data-place="${disc.ranked.placeId}"]`)
        const { x, y } = spotOf(map, disc)
        if (button) button.style.translate = `${x}px ${y}px`
      }
      drawArrow(map, arrow.current, discs, move)
    }
    follow()
    map.on('move', follow)
    map.on('resize', follow)
    return () => {
      map.off('move', follow)
      map.off('resize', follow)
    }
  }, [map, discs, move])
  return (
    <div className="disc-layer" ref={layer}>
      {move && <MoveArrow drawing={arrow} />}
      {discs.map((disc, i) => (
        <Disc
          key={disc.ranked.placeId}
          height={discs.length - i}
          disc={disc}
          isSelected={disc.ranked.placeId === selected}
          onPress={() => onSelect(disc.ranked.placeId)}
        />
      ))}
    </div>
  )
})

function drawArrow(map: MapLibre, drawing: SVGSVGElement | null, discs: readonly PlacedDisc[], move: Move | null) {
  const discAt = (id: string) => discs.find(({ ranked }) => ranked.placeId === id)
  const [from, to] = [discAt(move?.from ?? ''), discAt(move?.to ?? '')]
  const line = drawing?.querySelector('#move-line')
  const drawn = from && to ? arrowPath(spotOf(map, from), spotOf(map, to)) : null
  line?.setAttribute('d', drawn?.path ?? '')
  line?.setAttribute(drawn?.isForward ? 'marker-end' : 'marker-start', 'url(#move-head)')
  line?.removeAttribute(drawn?.isForward ? 'marker-start' : 'marker-end')
}

/** From the place that calmed to the place that woke; dashed, for it is a guess until a person has answered it. */
function MoveArrow({ drawing }: { readonly drawing: React.RefObject<SVGSVGElement | null> }) {
  const { messages } = useSpoken()
  return (
    <svg className="move-arrow" ref={drawing} aria-hidden="true">
      <defs>
        <marker
          id="move-head"
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0l8 4-8 4z" />
        </marker>
      </defs>
      <path id="move-line" />
      <text dy="-5">
        <textPath href="#move-line" startOffset="50%">
          {messages.map.mayHaveMoved}
        </textPath>
      </text>
    </svg>
  )
}

/** Beyond this shift a thin line leads back to where the place is. */
const leaderFromPixels = 6

interface DiscProps {
  readonly disc: PlacedDisc
  /** The better ranked lie on top, so that the leaders of the others end under them. */
  readonly height: number
  readonly isSelected: boolean
  readonly onPress: () => void
}

function Disc({ disc: { ranked, radius, ring, step, tone, dx, dy }, height, isSelected, onPress }: DiscProps) {
  const { messages, format } = useSpoken()
  const name = messages.map.marker(
    format.whole(ranked.rank),
    ranked.name,
    tone && ranked.change ? format.change(ranked.change.value) : format.rate(ranked.rate.value),
  )
  return (
    <button
      type="button"
      className={`disc ${tone ? `disc-${tone}` : amountClass(step)}`}
      aria-pressed={isSelected}
      aria-label={name}
      title={name}
      style={{ zIndex: height }}
      data-place={ranked.placeId}
      onClick={onPress}
    >
      <svg className="disc-drawing" aria-hidden="true">
        {Math.hypot(dx, dy) > leaderFromPixels && <line className="disc-leader" x2={-dx} y2={-dy} />}
        <circle className="disc-ring" r={ring} />
        {isSelected && <circle className="disc-chosen" r={radius + 4} />}
        <circle className="disc-body" r={radius} />
        <text>{ranked.rank}</text>
      </svg>
    </button>
  )
}
