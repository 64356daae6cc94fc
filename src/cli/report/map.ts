import type { Pair } from '../../domain/geo/geometry.ts'
import { toneOf } from './amount.ts'
import { html, type Markup, px } from './markup.ts'

/** One ranked place on the map; coordinates are plane metres. */
export interface MapPoint {
  readonly east: number
  readonly north: number
  readonly rank: number
  readonly name: string
  /** Expected incidents a week, and the upper end of its interval. */
  readonly rate: number
  readonly high: number
}

export interface MapView {
  readonly points: readonly MapPoint[]
  /** Where anything at all happened: drawn as the quiet ground under the points. */
  readonly seen: readonly Pair[]
  /** Outer rings of the target area. */
  readonly outline: readonly (readonly Pair[])[]
  readonly label: string
}

const width = 720
const height = 600
const margin = 46
const smallest = 6
const largest = 22

interface Frame {
  readonly x: (east: number) => number
  readonly y: (north: number) => number
  readonly metresPerPixel: number
}

interface Range {
  readonly from: number
  readonly to: number
}

/** What the picture must show: the target with as much again around it, else the points and most of what was seen. */
function rangesOf(view: MapView): { readonly easts: Range; readonly norths: Range } {
  const outline = view.outline.flat()
  if (outline.length > 0) {
    return {
      easts: widened(rangeOf(outline.map((pair) => pair[0]))),
      norths: widened(rangeOf(outline.map((pair) => pair[1]))),
    }
  }
  const { points, seen } = view
  return {
    easts: rangeOf([...points.map((point) => point.east), ...middleOf(seen.map((pair) => pair[0]))]),
    norths: rangeOf([...points.map((point) => point.north), ...middleOf(seen.map((pair) => pair[1]))]),
  }
}

const widened = ({ from, to }: Range): Range => ({ from: from - (to - from) / 2, to: to + (to - from) / 2 })

function rangeOf(values: readonly number[]): Range {
  const from = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const to = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  return from < to ? { from, to } : { from: from - 50, to: to + 50 }
}

/** The ends of the middle 96 %, so that one stray row does not shrink the town. */
function middleOf(values: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number): number[] => [...sorted.subarray(Math.round(share * (sorted.length - 1))).subarray(0, 1)]
  return [...at(0.02), ...at(0.98)]
}

/** Equal scale on both axes; north is up. */
function frameOf(view: MapView): Frame {
  const { easts, norths } = rangesOf(view)
  const metresPerPixel = Math.max(
    (easts.to - easts.from) / (width - 2 * margin),
    (norths.to - norths.from) / (height - 2 * margin),
    0.1,
  )
  const middleEast = (easts.from + easts.to) / 2
  const middleNorth = (norths.from + norths.to) / 2
  return {
    metresPerPixel,
    x: (east) => width / 2 + (east - middleEast) / metresPerPixel,
    y: (north) => height / 2 - (north - middleNorth) / metresPerPixel,
  }
}

const isShown = ({ x, y }: Frame, { east, north }: MapPoint): boolean =>
  x(east) >= 0 && x(east) <= width && y(north) >= 0 && y(north) <= height

/** How many of the points the picture does not reach: the legend says so. */
export function pointsOutside(view: MapView): number {
  const frame = frameOf(view)
  return view.points.filter((point) => !isShown(frame, point)).length
}

/** Squares of a few pixels where incidents were seen, as one path a tone: thousands of places stay one small element. */
function ground(seen: readonly Pair[], frame: Frame): Markup {
  const size = 5
  const counts = new Map<number, number>()
  for (const [east, north] of seen) {
    const column = Math.floor(frame.x(east) / size)
    const row = Math.floor(frame.y(north) / size)
    if (column < 0 || row < 0 || column >= width / size || row >= height / size) continue
    const key = row * 1000 + column
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const path = [...counts.keys()]
    .sort((a, b) => a - b)
    .map((key) => `M${(key % 1000) * size} ${Math.floor(key / 1000) * size}h${size - 1}v${size - 1}h-${size - 1}z`)
  return html`<path class="seen" d="${path.join('')}"/>`
}

function outline(rings: MapView['outline'], frame: Frame): Markup {
  const path = rings
    .map((ring) => `M${ring.map(([east, north]) => `${px(frame.x(east))} ${px(frame.y(north))}`).join('L')}Z`)
    .join('')
  return html`<path class="target" d="${path}"/>`
}

interface Drawn {
  readonly point: MapPoint
  readonly x: number
  readonly y: number
  readonly r: number
  /** False where a place higher up already stands: then only a dot is drawn, so that numbers can be read. */
  readonly numbered: boolean
}

/** Places in order; each gives way to those before it. */
function placed(points: readonly MapPoint[], frame: Frame): Drawn[] {
  const most = Math.max(...points.map((point) => point.rate), 1e-9)
  const drawn: Drawn[] = []
  for (const point of points.filter((one) => isShown(frame, one))) {
    const x = frame.x(point.east)
    const y = frame.y(point.north)
    const r = smallest + (largest - smallest) * Math.sqrt(point.rate / most)
    const numbered = drawn.every((other) => !other.numbered || Math.hypot(other.x - x, other.y - y) > other.r + r * 0.6)
    drawn.push({ point, x, y, r: numbered ? r : smallest - 1, numbered })
  }
  return drawn
}

function ring({ point, x, y, r, numbered }: Drawn, most: number): Markup {
  const { rank, name, rate, high } = point
  const tone = toneOf(rate, most)
  const outer = Math.min(smallest + (largest - smallest) * Math.sqrt(high / most), 2 * largest)
  const size = r < 9 ? 9.5 : 12
  const dashed = html`<circle class="ring" cx="${px(x)}" cy="${px(y)}" r="${px(outer)}"/>`
  const number = html`<text class="o${tone}" x="${px(x)}" y="${px(y + size * 0.36)}" text-anchor="middle" font-size="${size}" font-weight="650">${rank}</text>`
  return html`<g><title>${rank}. ${name}</title>${numbered && dashed}<circle class="f${tone} edge" cx="${px(x)}" cy="${px(y)}" r="${px(r)}"/>${numbered && number}</g>`
}

function rings(points: readonly MapPoint[], frame: Frame): Markup[] {
  const most = Math.max(...points.map((point) => point.rate), 1e-9)
  return placed(points, frame)
    .toReversed()
    .map((drawn) => ring(drawn, most))
}

/** A length in whole 1, 2 or 5 × 10ⁿ metres that fills about a sixth of the picture. */
function scaleLength(metresPerPixel: number): number {
  const longest = metresPerPixel * (width / 6)
  const power = 10 ** Math.floor(Math.log10(longest))
  return ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power
}

function scaleBar(frame: Frame): Markup {
  const metres = scaleLength(frame.metresPerPixel)
  const length = metres / frame.metresPerPixel
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  return html`<path d="M16 ${height - 22}v6h${px(length)}v-6" fill="none" stroke="currentColor" stroke-width="1.3"/><text class="halo" x="${px(16 + length + 8)}" y="${height - 14}" font-size="12">${text}</text>`
}

/** The ground, the target area, and the ranked places: size is expected harm, the dashed ring how much higher it may be. */
export function mapSvg(view: MapView): Markup {
  const frame = frameOf(view)
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${view.label}"><rect class="land" width="${width}" height="${height}"/>${ground(view.seen, frame)}${outline(view.outline, frame)}${rings(view.points, frame)}${scaleBar(frame)}</svg>`
}
