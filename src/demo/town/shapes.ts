import type { Geometry, Pair } from '../../domain/geo/geometry.ts'

/**
 * Drawing tools for an invented plan. Everything here is in the drawing's own metres, x to the east and
 * y to the north with the middle of the square at 0,0; `onTheGround` moves a finished shape to the plane.
 */
export type Shape = Geometry

const round = (value: number) => Math.round(value * 100) / 100
const pair = (x: number, y: number): Pair => [round(x), round(y)]

/** Turns a point by `degrees` counter-clockwise about `about`. */
export function turned([x, y]: Pair, degrees: number, about: Pair = [0, 0]): Pair {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin, dx, dy] = [Math.cos(angle), Math.sin(angle), x - about[0], y - about[1]]
  return pair(about[0] + dx * cos - dy * sin, about[1] + dx * sin + dy * cos)
}

/** A closed ring, counter-clockwise as RFC 7946 asks of an outer ring. */
function ring(points: readonly Pair[]): readonly Pair[] {
  const doubledArea = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] as Pair
    return sum + x * nextY - nextX * y
  }, 0)
  const ordered = doubledArea < 0 ? [...points].reverse() : [...points]
  return [...ordered, ordered[0] as Pair]
}

export const polygon = (points: readonly Pair[]): Shape => ({ type: 'Polygon', coordinates: [ring(points)] })

/** A polygon with one hole, the hole clockwise. */
export const polygonAround = (outer: readonly Pair[], hole: readonly Pair[]): Extract<Shape, { type: 'Polygon' }> => ({
  type: 'Polygon',
  coordinates: [ring(outer), [...ring(hole)].reverse()],
})

export const point = ([x, y]: Pair): Shape => ({ type: 'Point', coordinates: pair(x, y) })

/** Corners of a rectangle about its middle, its width along `degrees` counter-clockwise from east. */
function corners(middle: Pair, width: number, depth: number, degrees = 0): readonly Pair[] {
  const [x, y] = middle
  const [w, d] = [width / 2, depth / 2]
  const square: readonly Pair[] = [
    [x - w, y - d],
    [x + w, y - d],
    [x + w, y + d],
    [x - w, y + d],
  ]
  return square.map((corner) => turned(corner, degrees, middle))
}

export const rectangle = (middle: Pair, width: number, depth: number, degrees = 0): Shape =>
  polygon(corners(middle, width, depth, degrees))

/** Corners of the rectangle between two opposite corners. */
export const between = ([west, south]: Pair, [east, north]: Pair): readonly Pair[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

/** One point of a Catmull–Rom curve between `b` and `c`, at share `t`. */
function curvePoint(a: Pair, b: Pair, c: Pair, d: Pair, t: number): Pair {
  const mix = (p: number, q: number, r: number, s: number) =>
    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3)
  return [mix(a[0], b[0], c[0], d[0]), mix(a[1], b[1], c[1], d[1])]
}

/** A smooth line through the given points, about eight steps a stretch. */
function curve(points: readonly Pair[], steps = 8): readonly Pair[] {
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))] as Pair
  const smooth = points
    .slice(0, -1)
    .flatMap((_, i) =>
      Array.from({ length: steps }, (_, s) => curvePoint(at(i - 1), at(i), at(i + 1), at(i + 2), s / steps)),
    )
  return [...smooth, at(points.length - 1)].map(([x, y]) => pair(x, y))
}

/** A smooth closed outline through the given points: a wood, a park. */
export function outline(points: readonly Pair[], steps = 8): readonly Pair[] {
  const at = (i: number) => points[(i + points.length) % points.length] as Pair
  return points
    .flatMap((_, i) =>
      Array.from({ length: steps }, (_, s) => curvePoint(at(i - 1), at(i), at(i + 1), at(i + 2), s / steps)),
    )
    .map(([x, y]) => pair(x, y))
}

/** The ground a street of the given width covers along a smooth line. */
export function ribbon(points: readonly Pair[], width: number): Shape {
  const line = curve(points)
  const side = (sign: number) =>
    line.map(([x, y], i) => {
      const [ax, ay] = line[Math.max(0, i - 1)] as Pair
      const [bx, by] = line[Math.min(line.length - 1, i + 1)] as Pair
      const length = Math.hypot(bx - ax, by - ay) || 1
      const shift = (sign * width) / 2 / length
      return pair(x - (by - ay) * shift, y + (bx - ax) * shift)
    })
  return polygon([...side(-1), ...side(1).reverse()])
}

/** A point in the middle of a street drawn by `ribbon`, `share` of the way along it. */
export function alongRibbon(shape: Extract<Shape, { type: 'Polygon' }>, share: number): Pair {
  const corners = (shape.coordinates[0] ?? []).slice(0, -1)
  const steps = corners.length / 2
  const step = Math.min(steps - 1, Math.floor(share * steps))
  const [ax, ay] = corners[step] as Pair
  const [bx, by] = corners[corners.length - 1 - step] as Pair
  return pair((ax + bx) / 2, (ay + by) / 2)
}

export const smoothLine = (points: readonly Pair[]): Shape => ({ type: 'LineString', coordinates: curve(points) })

/** Every point of a shape through `move`. */
export function moved<S extends Shape>(shape: S, move: (point: Pair) => Pair): S {
  const deep = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? move(value as unknown as Pair)
      : (value as unknown[]).map(deep)
  return { ...shape, coordinates: deep(shape.coordinates) } as S
}

/** The mean of a shape's points: near enough its middle for the shapes of this plan. */
export function middleOf(shape: Shape): Pair {
  const flat = (shape.coordinates as readonly unknown[]).flat(3) as number[]
  const closed = shape.type === 'Polygon' ? flat.slice(0, -2) : flat
  const half = closed.length / 2
  const mean = (offset: number) => closed.reduce((sum, value, i) => (i % 2 === offset ? sum + value : sum), 0) / half
  return pair(mean(0), mean(1))
}
