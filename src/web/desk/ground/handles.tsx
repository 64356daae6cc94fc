import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Geometry, Pair } from '../../../domain/geo/geometry.ts'
import { centroid } from '../../../domain/geo/polygon.ts'
import type { GroundEdit } from '../../../domain/place/edit.ts'
import type { Area, Place } from '../../../domain/place/place.ts'
import { shifted } from '../../../domain/place/shift.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { insertedCorner, linesOf, movedCorner, removedCorner } from './corners.ts'
import type { Sheet } from './draw-layer.tsx'
import { words } from './ground-words.ts'

interface Props {
  readonly shape: Place | Area
  readonly isArea: boolean
  readonly sheet: Sheet
  readonly how: 'corners' | 'move'
  readonly onEdit: (edit: GroundEdit) => boolean
}

/** The corners of a shape, or one handle for the whole of it. What is dragged is shown at once and decided when let go. */
export function ShapeHandles({ shape, isArea, sheet, how, onEdit }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const [geometry, setGeometry] = useState(shape.geometry as Geometry)
  const reshape = (next: Geometry) => {
    setGeometry(next)
    const edit = { name: isArea ? 'reshape-area' : 'reshape-place', id: shape.id, geometry: next } as GroundEdit
    if (!onEdit(edit)) setGeometry(shape.geometry as Geometry)
  }
  const { eastMetres, northMetres } = centroid(geometry)
  const middle: Pair = [eastMetres, northMetres]
  const start = centroid(shape.geometry as Geometry)
  const by = (to: Pair) => [to[0] - start.eastMetres, to[1] - start.northMetres] as const
  const lines = linesOf(geometry)
  return (
    <>
      <svg aria-hidden="true">
        {lines.map(({ pairs, isRing }, i) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: rings have no other name
            key={i}
            className={isRing ? 'draw-shape' : 'draw-line'}
            points={pairs
              .map((pair) => sheet.pixel(pair))
              .map(({ x, y }) => `${x},${y}`)
              .join(' ')}
          />
        ))}
      </svg>
      {how === 'move' && (
        <Handle
          at={middle}
          sheet={sheet}
          className="handle handle-move"
          label={say.moveHandle}
          onMove={(to) => setGeometry(shifted(shape.geometry as Geometry, ...by(to)))}
          onDrop={(to) => {
            const [east, north] = by(to)
            const edit = { name: isArea ? 'move-area' : 'move-place', id: shape.id, east, north } as GroundEdit
            if (!onEdit(edit)) setGeometry(shape.geometry as Geometry)
          }}
        />
      )}
      {how === 'corners' &&
        lines.flatMap(({ pairs, isRing }, line) =>
          (isRing ? pairs.slice(0, -1) : pairs).flatMap((pair, corner) => {
            const next = pairs[corner + 1]
            const number = format.whole(corner + 1)
            return [
              <Handle
                key={`${line}-${corner}`}
                at={pair}
                sheet={sheet}
                className="handle"
                label={say.corner(number)}
                onMove={(to) => setGeometry(movedCorner(geometry, line, corner, to))}
                onDrop={(to) => reshape(movedCorner(geometry, line, corner, to))}
                onRemove={() => {
                  const less = removedCorner(geometry, line, corner)
                  if (less) reshape(less)
                }}
              />,
              next && isRoomBetween(sheet, pair, next) && (
                <button
                  key={`${line}-${corner}-new`}
                  type="button"
                  className="handle handle-new"
                  aria-label={say.newCorner(number)}
                  style={placeAt(sheet, [(pair[0] + next[0]) / 2, (pair[1] + next[1]) / 2])}
                  onClick={() =>
                    reshape(insertedCorner(geometry, line, corner, [(pair[0] + next[0]) / 2, (pair[1] + next[1]) / 2]))
                  }
                />
              ),
            ]
          }),
        )}
    </>
  )
}

/** Between corners that lie close on the map there is no room to take a third. */
function isRoomBetween(sheet: Sheet, a: Pair, b: Pair): boolean {
  const [from, to] = [sheet.pixel(a), sheet.pixel(b)]
  return Math.hypot(from.x - to.x, from.y - to.y) > 64
}

function placeAt(sheet: Sheet, pair: Pair) {
  const { x, y } = sheet.pixel(pair)
  return { translate: `${x}px ${y}px` }
}

/** Half a metre a press, five with Shift. */
const steps: Readonly<Record<string, Pair>> = {
  ArrowUp: [0, 0.5],
  ArrowDown: [0, -0.5],
  ArrowRight: [0.5, 0],
  ArrowLeft: [-0.5, 0],
}

interface HandleProps {
  readonly at: Pair
  readonly sheet: Sheet
  readonly className: string
  readonly label: string
  readonly onMove: (to: Pair) => void
  readonly onDrop: (to: Pair) => void
  readonly onRemove?: () => void
}

function Handle({ at, sheet, className, label, onMove, onDrop, onRemove }: HandleProps) {
  const grip = useRef<{ readonly dx: number; readonly dy: number; to: Pair | null } | null>(null)
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (!grip.current) return
    grip.current.to = sheet.pair(clientX - grip.current.dx, clientY - grip.current.dy)
    onMove(grip.current.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const far = event.shiftKey ? 10 : 1
    if (step) onDrop([at[0] + step[0] * far, at[1] + step[1] * far])
    else if (event.key === 'Delete' && onRemove) onRemove()
    else return
    event.preventDefault()
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      style={placeAt(sheet, at)}
      onPointerDown={(event) => {
        const { x, y } = sheet.pixel(at)
        event.currentTarget.setPointerCapture(event.pointerId)
        grip.current = { dx: event.clientX - x, dy: event.clientY - y, to: null }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        const to = grip.current?.to
        grip.current = null
        if (to) onDrop(to)
      }}
      onKeyDown={onKeyDown}
    />
  )
}
