import { type PositionProblem, positionProblem, rangeOf } from '../geo/coordinate-ranges.ts'
import { epsgNumber } from '../geo/crs.ts'
import { boundingBox } from '../geo/distance.ts'
import type { Geometry, PlanePoint } from '../geo/geometry.ts'
import { projectionBetween } from '../geo/projection.ts'
import { invariant } from '../result.ts'
import { cellText } from './cells.ts'
import type { ColumnIndex } from './column-index.ts'
import { type Fault, fault, isFault } from './fault.ts'
import { isNotFinite, parseNumber, parsePair } from './parse-number.ts'

type Pair = readonly [number, number]

const isSwedish = (planeEpsg: number) => planeEpsg === 3021 || (planeEpsg >= 3006 && planeEpsg <= 3018)

/** How far from the operation's own ground data may lie before the other order of axes is tried. */
const farMetres = 50_000

/** True for plane points near the operation's places and areas; null when it has none yet. */
function createNearTest(ground: readonly Geometry[]): ((east: number, north: number) => boolean) | null {
  if (ground.length === 0) return null
  const boxes = ground.map(boundingBox)
  const west = Math.min(...boxes.map((box) => box[0])) - farMetres
  const south = Math.min(...boxes.map((box) => box[1])) - farMetres
  const east = Math.max(...boxes.map((box) => box[2])) + farMetres
  const north = Math.max(...boxes.map((box) => box[3])) + farMetres
  return (e, n) => e >= west && e <= east && n >= south && n <= north
}

/** Numbers of the row as `[east, north]`; null when it gives none. */
function createPairReader(column: ColumnIndex) {
  const { x, y, point } = column
  const number = (index: number, text: string): number | Fault =>
    parseNumber(text) ?? fault(isNotFinite(text) ? 'position.not-finite' : 'position.malformed', index, text)
  return (cells: readonly string[]): Pair | null | Fault => {
    const east = cellText(cells, x)
    const north = cellText(cells, y)
    if (east !== '' || north !== '') {
      const first = number(x, east)
      if (typeof first !== 'number') return first
      const second = number(y, north)
      return typeof second === 'number' ? [first, second] : second
    }
    const text = cellText(cells, point)
    if (text === '') return null
    const pair = parsePair(text)
    if (!pair) return fault('position.malformed', point, text)
    return /^\s*(?:SRID|POINT|\[)/i.test(text) ? pair : [pair[1], pair[0]]
  }
}

export interface PositionReaderInput {
  readonly column: ColumnIndex
  /** As in `Mapping.crs`; its definition must have been loaded. */
  readonly crs: string | null
  readonly planeEpsg: number
  /** Geometry of the operation's places and areas. */
  readonly ground: readonly Geometry[]
}

/**
 * Prepares reading positions into the plane. Refused: what is no number, not finite, 0,0, outside its system or
 * in the wrong order. Null: the row gives no coordinates.
 */
export function createPositionReader({ column, crs, planeEpsg, ground }: PositionReaderInput) {
  const readPair = createPairReader(column)
  const hasColumns = (column.x >= 0 && column.y >= 0) || column.point >= 0
  if (!hasColumns) return () => null
  const epsg = crs === null || crs === 'plane' ? planeEpsg : epsgNumber(crs)
  const projection = epsg === null ? null : projectionBetween(epsg, planeEpsg)
  invariant(epsg !== null && projection, `coordinate system ${crs} was not checked before reading rows`)
  const isInside = crs === 'plane' ? () => true : rangeOf(epsg, isSwedish(planeEpsg))
  const isNear = createNearTest(ground)
  const planeProblem = (east: number, north: number, [e, n]: Pair): PositionProblem | null => {
    // The bounds of the database, which also turn away what a projection makes of nonsense.
    if (!(Math.abs(e) <= 1e7) || !(Math.abs(n) <= 1.5e7)) return 'position.outside'
    if (!isNear || isNear(e, n)) return null
    const turned = isInside(north, east) ? projection.toPlane(north, east) : null
    return turned && isNear(turned[0], turned[1]) ? 'position.swapped' : null
  }
  return (cells: readonly string[]): PlanePoint | null | Fault => {
    const pair = readPair(cells)
    if (pair === null || isFault(pair)) return pair
    const [east, north] = pair
    const refused = (code: PositionProblem) => fault(code, column.x >= 0 ? column.x : column.point, `${east}, ${north}`)
    const problem = positionProblem(isInside, east, north)
    if (problem) return refused(problem)
    const plane = projection.toPlane(east, north)
    const elsewhere = planeProblem(east, north, plane)
    return elsewhere ? refused(elsewhere) : { eastMetres: plane[0], northMetres: plane[1] }
  }
}
