import type { RowProblemCode } from '../import/import-record.ts'
import { done, type Result, refuse } from '../result.ts'
import { positionProblem, rangeOf } from './coordinate-ranges.ts'
import { selfCrossing } from './crossing.ts'
import type { Geometry, Pair } from './geometry.ts'
import type { Projection } from './projection.ts'

/** How coordinates of the file become plane metres. */
export interface FileGround {
  readonly epsg: number
  readonly projection: Projection
  /** The operation lies in Sweden: degrees elsewhere are a mistake, most often a swapped pair. */
  readonly inSweden: boolean
}

type Parsed<T> = Result<T, RowProblemCode>

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A GeoJSON geometry in the plane; heights are left out. Refuses open, self-crossing and unplaceable shapes. */
export function parseGeometry(value: unknown, ground: FileGround): Parsed<Geometry> {
  if (!isObject(value)) return refuse('geometry.wrong-type')
  const { coordinates } = value
  const parse = Object.hasOwn(parsers, String(value.type)) ? parsers[String(value.type) as GeometryType] : null
  return parse ? parse(coordinates, ground) : refuse('geometry.wrong-type')
}

type GeometryType = Geometry['type']

const parsers: Record<GeometryType, (coordinates: unknown, ground: FileGround) => Parsed<Geometry>> = {
  Point: (coordinates, ground) => mapped(pair(coordinates, ground), (at) => ({ type: 'Point', coordinates: at })),
  LineString: (coordinates, ground) =>
    mapped(
      atLeast(
        2,
        all(coordinates, (at) => pair(at, ground)),
      ),
      (line) => ({ type: 'LineString', coordinates: line }),
    ),
  Polygon: (coordinates, ground) =>
    mapped(polygon(coordinates, ground), (rings) => ({ type: 'Polygon', coordinates: rings })),
  MultiPolygon: (coordinates, ground) =>
    mapped(
      atLeast(
        1,
        all(coordinates, (rings) => polygon(rings, ground)),
      ),
      (polygons) => ({
        type: 'MultiPolygon',
        coordinates: polygons,
      }),
    ),
}

const polygon = (value: unknown, ground: FileGround) =>
  atLeast(
    1,
    all(value, (at) => ring(at, ground)),
  )

/** A ring of at least a triangle, closed as RFC 7946 §3.1.6 asks; nothing is closed or untwisted by guess. */
function ring(value: unknown, ground: FileGround): Parsed<readonly Pair[]> {
  const pairs = all(value, (at) => pair(at, ground))
  if (!pairs.ok) return pairs
  const first = pairs.value[0]
  const last = pairs.value.at(-1)
  if (!first || !last || pairs.value.length < 4) return refuse('geometry.wrong-type')
  if (first[0] !== last[0] || first[1] !== last[1]) return refuse('geometry.not-closed')
  return selfCrossing(pairs.value) ? refuse('geometry.self-crossing') : pairs
}

function pair(value: unknown, ground: FileGround): Parsed<Pair> {
  if (!Array.isArray(value)) return refuse('geometry.wrong-type')
  const [east, north] = value as unknown[]
  if (typeof east !== 'number' || typeof north !== 'number') return refuse('position.malformed')
  const problem = positionProblem(rangeOf(ground.epsg, ground.inSweden), east, north)
  if (problem) return refuse(problem)
  const [eastMetres, northMetres] = ground.projection.toPlane(east, north)
  return Number.isFinite(eastMetres) && Number.isFinite(northMetres)
    ? done([eastMetres, northMetres])
    : refuse('position.outside')
}

function all<T>(value: unknown, parse: (item: unknown) => Parsed<T>): Parsed<readonly T[]> {
  if (!Array.isArray(value)) return refuse('geometry.wrong-type')
  const items: T[] = []
  for (const item of value) {
    const parsed = parse(item)
    if (!parsed.ok) return parsed
    items.push(parsed.value)
  }
  return done(items)
}

const atLeast = <T>(count: number, items: Parsed<readonly T[]>): Parsed<readonly T[]> =>
  items.ok && items.value.length < count ? refuse('geometry.wrong-type') : items

const mapped = <T>(parsed: Parsed<T>, make: (value: T) => Geometry): Parsed<Geometry> =>
  parsed.ok ? done(make(parsed.value)) : parsed
