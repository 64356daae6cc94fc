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

/** Fits the points and the target, or where things were seen, into the picture with equal scale on both axes. */
function frameOf(view: MapView): Frame {
  const fitted: Pair[] = [...view.points.map((point): Pair => [point.east, point.north]), ...view.outline.flat()]
  const easts = spread(
    fitted.map((pair) => pair[0]),
    view.seen.map((pair) => pair[0]),
  )
  const norths = spread(
    fitted.map((pair) => pair[1]),
    view.seen.map((pair) => pair[1]),
  )
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

/** The range of what must be seen, widened to the middle 96 % of everything so that one stray row does not shrink the town. */
function spread(must: readonly number[], all: readonly number[]): { from: number; to: number } {
  const sorted = [...all].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  const values = [...must, ...(sorted.length > 0 ? [at(0.02), at(0.98)] : [])]
  const from = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const to = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  return from < to ? { from, to } : { from: from - 50, to: to + 50 }
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

function rings(points: readonly MapPoint[], frame: Frame): Markup[] {
  const most = Math.max(...points.map((point) => point.rate), 1e-9)
  const radius = (rate: number): number => smallest + (largest - smallest) * Math.sqrt(rate / most)
  const lastFirst = [...points].sort((a, b) => b.rank - a.rank)
  return lastFirst.map((point) => {
    const tone = toneOf(point.rate, most)
    const r = radius(point.rate)
    const x = px(frame.x(point.east))
    const y = px(frame.y(point.north))
    const size = r < 9 ? 9.5 : 12
    return html`<g><title>${point.rank}. ${point.name}</title><circle class="ring" cx="${x}" cy="${y}" r="${px(Math.min(radius(point.high), 2 * largest))}"/><circle class="f${tone} edge" cx="${x}" cy="${y}" r="${px(r)}"/><text class="o${tone}" x="${x}" y="${px(frame.y(point.north) + size * 0.36)}" text-anchor="middle" font-size="${size}" font-weight="650">${point.rank}</text></g>`
  })
}

/** A length in whole 1, 2 or 5 × 10ⁿ metres that fills about a sixth of the picture. */
export function scaleLength(metresPerPixel: number): number {
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
