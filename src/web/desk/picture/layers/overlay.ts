import type { Geometry } from 'geojson'

export type Token = `--${string}`

/** One shape of a layer, as the map, the printed sheet and the saved drawing all draw it. */
export interface OverlayMark {
  readonly geometry: Geometry
  readonly fill: Token | null
  readonly line: Token | null
  readonly isDashed: boolean
}
