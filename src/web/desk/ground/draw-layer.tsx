import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useReducer } from 'react'
import type { Pair } from '../../../domain/geo/geometry.ts'
import type { Projection } from '../../../domain/geo/projection.ts'
import type { GroundEdit } from '../../../domain/place/edit.ts'
import type { Ground, Walk } from '../../../domain/place/ground.ts'
import { isTyping } from '../shell/use-room-keys.ts'
import { type Chosen, chosenArea, chosenPlace } from './chosen.ts'
import { ShapeHandles } from './handles.tsx'
import { middleOf, toDegrees } from './in-degrees.ts'
import { useRoomForCorners } from './room-for-corners.ts'
import { nearestCorner } from './snap-corner.ts'
import { cornersNeeded, type Drawing, type TaskControl } from './use-task.ts'

interface Props {
  readonly map: MapLibre
  readonly projection: Projection
  readonly ground: Ground
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  readonly onEdit: (edit: GroundEdit) => boolean
  readonly control: TaskControl
}

/** Plane metres ↔ pixels of the map as it lies now. */
export interface Sheet {
  pixel(pair: Pair): { readonly x: number; readonly y: number }
  pair(x: number, y: number): Pair
}

const rounded = (metres: number) => Math.round(metres * 100) / 100

function sheetOf(map: MapLibre, projection: Projection): Sheet {
  return {
    pixel: (pair) => map.project(toDegrees(projection, pair)),
    pair: (x, y) => {
      const { lng, lat } = map.unproject([x, y])
      const [east, north] = projection.toPlane(lng, lat)
      return [rounded(east), rounded(north)]
    },
  }
}

/**
 * What is drawn over the map: walks, places that are points, the shape being drawn and the handles of the one being changed. Handles
 * are buttons, so that they are reached and moved by keyboard too, which no shape on a canvas is.
 */
export function DrawLayer({ map, projection, ground, chosen, onChoose, onEdit, control }: Props) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const sheet = sheetOf(map, projection)
  useEffect(() => {
    map.on('move', redraw)
    map.on('resize', redraw)
    return () => {
      map.off('move', redraw)
      map.off('resize', redraw)
    }
  }, [map])
  const { task } = control
  const drawing = task?.name === 'draw' ? task : null
  useDrawing(map, sheet, ground, drawing, control)
  const shape = chosenPlace(ground, chosen) ?? chosenArea(ground, chosen)
  useRoomForCorners(map, projection, task?.name === 'corners' ? (shape?.geometry ?? null) : null)
  return (
    <div className="draw-layer">
      <svg aria-hidden="true">
        {[...ground.walks.values()].map((walk) => (
          <WalkLine key={walk.id} walk={walk} ground={ground} sheet={sheet} isChosen={chosen?.id === walk.id} />
        ))}
        {map.getZoom() > 15.5 &&
          [...ground.places.values()].map((place) => {
            if (place.geometry?.type !== 'Point') return null
            const { x, y } = sheet.pixel(place.geometry.coordinates)
            return (
              <circle
                key={place.id}
                className={place.id === chosen?.id ? 'draw-point draw-point-chosen' : 'draw-point'}
                cx={x}
                cy={y}
                r={place.id === chosen?.id ? 7 : 4}
                onClick={() => task || onChoose({ of: 'place', id: place.id })}
              />
            )
          })}
        {drawing && <Drawn drawing={drawing} sheet={sheet} />}
      </svg>
      {shape?.geometry && task && task.name !== 'draw' && (
        <ShapeHandles
          key={JSON.stringify(shape.geometry)}
          isArea={'role' in shape}
          shape={shape}
          sheet={sheet}
          how={task.name}
          onEdit={onEdit}
        />
      )}
    </div>
  )
}

/** Clicks set corners, Enter ends, Escape gives up, Backspace takes the last corner back. */
function useDrawing(map: MapLibre, sheet: Sheet, ground: Ground, drawing: Drawing | null, control: TaskControl): void {
  useEffect(() => {
    if (!drawing) return
    const onClick = ({ point }: MapMouseEvent) => {
      const first = drawing.pairs[0]
      const start = first && drawing.shape === 'Polygon' ? sheet.pixel(first) : null
      const isClosing = start && Math.hypot(start.x - point.x, start.y - point.y) < 10
      if (isClosing && drawing.pairs.length >= cornersNeeded.Polygon) return control.finish(drawing)
      control.add(drawing, nearestCorner(ground, sheet, point) ?? sheet.pair(point.x, point.y))
    }
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return
      if (event.key === 'Escape') control.cancel()
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) control.finish(drawing)
      else if (event.key === 'Backspace') control.stepBack(drawing)
      else return
      event.preventDefault()
    }
    map.doubleClickZoom.disable()
    map.getCanvasContainer().classList.add('is-drawing')
    map.on('click', onClick)
    addEventListener('keydown', onKey)
    return () => {
      map.doubleClickZoom.enable()
      map.getCanvasContainer().classList.remove('is-drawing')
      map.off('click', onClick)
      removeEventListener('keydown', onKey)
    }
  })
}

const pointsOf = (pairs: readonly Pair[], sheet: Sheet) =>
  pairs
    .map((pair) => sheet.pixel(pair))
    .map(({ x, y }) => `${x},${y}`)
    .join(' ')

function Drawn({ drawing, sheet }: { readonly drawing: Drawing; readonly sheet: Sheet }) {
  const points = pointsOf(drawing.pairs, sheet)
  return (
    <>
      {drawing.shape === 'Polygon' ? (
        <polygon className="draw-shape" points={points} />
      ) : (
        <polyline className="draw-line" points={points} />
      )}
      {drawing.pairs.map((pair) => {
        const { x, y } = sheet.pixel(pair)
        return <circle key={pair.join()} className="draw-corner" cx={x} cy={y} r={5} />
      })}
    </>
  )
}

interface WalkProps {
  readonly walk: Walk
  readonly ground: Ground
  readonly sheet: Sheet
  readonly isChosen: boolean
}

function WalkLine({ walk, ground, sheet, isChosen }: WalkProps) {
  const ends = [walk.from, walk.to].map((id) => (id === null ? undefined : ground.places.get(id)))
  const line =
    walk.line ?? ends.flatMap((place) => (place ? [middleOf(ground, place)] : [])).filter((pair) => pair !== null)
  return (
    <polyline
      className={`draw-walk draw-${walk.kind} ${isChosen ? 'draw-walk-chosen' : ''}`}
      points={pointsOf(line, sheet)}
    />
  )
}
