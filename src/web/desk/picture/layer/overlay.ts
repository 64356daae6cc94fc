import type { Geometry } from 'geojson'
import type { LayerMessage } from '../../../../wire/layer.ts'
import { amountStep } from '../amount.ts'

export type Token = `--${string}`

/** One shape of a layer, as the map, the printed sheet and the saved drawing all draw it. */
export interface OverlayMark {
  readonly geometry: Geometry
  readonly fill: Token | null
  readonly line: Token | null
  readonly isDashed: boolean
  /** Number that stands in its middle, such as how many are known for an area only. */
  readonly label: { readonly text: string; readonly at: readonly [number, number] } | null
}

type Cell = LayerMessage['cells'][number]
type Pair = readonly [number, number]

/** The highest count that a reader is told; a hidden one is at most 4. */
export const largestCount = ({ cells }: LayerMessage): number => Math.max(0, ...cells.map(({ count }) => count ?? 1))

/** What a layer puts on the map, lowest first. @param hidden words for a number that is not told */
export function overlayOf(
  message: LayerMessage,
  whole: (value: number) => string,
  hidden: string,
): readonly OverlayMark[] {
  const plain = { isDashed: false, label: null }
  const bands = message.bands.map(
    ({ polygons }, i): OverlayMark => ({
      ...plain,
      geometry: { type: 'MultiPolygon', coordinates: polygons },
      fill: `--amount-${i + 1}`,
      line: null,
    }),
  )
  const cells = message.cells.map(
    (cell): OverlayMark => ({ ...plain, geometry: hexagon(cell, message), ...coloursOf(cell, message) }),
  )
  const rings = message.cells.flatMap(({ at, reachMetres }) =>
    reachMetres === null ? [] : [ring(at, reachMetres, null)],
  )
  const areas = message.areas.map(({ at, radiusMetres, count }) =>
    ring(at, radiusMetres, count === null ? hidden : whole(count)),
  )
  return [...bands, ...cells, ...rings, ...areas]
}

/** Hot and cold take the colours of more and fewer; amounts the ramp. */
function coloursOf({ side, count }: Cell, message: LayerMessage): Pick<OverlayMark, 'fill' | 'line'> {
  if (side === 'hot') return { fill: '--more', line: '--map-halo' }
  if (side === 'cold') return { fill: '--less', line: '--map-halo' }
  if (side === 'neither') return { fill: null, line: '--house-edge' }
  return { fill: `--amount-${amountStep(count ?? 1, largestCount(message))}`, line: '--map-halo' }
}

const hexagon = ({ at: [x, y] }: Cell, { corners }: LayerMessage): Geometry => {
  const ring = corners.map(([dx, dy]) => [x + dx, y + dy])
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [x, y]]] }
}

const metresOfDegree = 111_320
const ringCorners = 48

function ring(at: Pair, radiusMetres: number, label: string | null): OverlayMark {
  const [x, y] = at
  const up = radiusMetres / metresOfDegree
  const right = up / Math.cos((y * Math.PI) / 180)
  const corners = Array.from({ length: ringCorners + 1 }, (_, i) => {
    const turn = (i * 2 * Math.PI) / ringCorners
    return [x + right * Math.cos(turn), y + up * Math.sin(turn)]
  })
  return {
    geometry: { type: 'Polygon', coordinates: [corners] },
    fill: null,
    line: '--ring',
    isDashed: true,
    label: label === null ? null : { text: label, at: [x, y + up] },
  }
}
