/**
 * Geometry in the operation's plane: metres east and north, never degrees. Degrees exist only at
 * the edges (files, the map), where `projection.ts` translates.
 */
export interface PlanePoint {
  readonly eastMetres: number
  readonly northMetres: number
}

/** `[eastMetres, northMetres]`, the coordinate pair inside a `Geometry`. */
export type Pair = readonly [number, number]

/** As GeoJSON (RFC 7946) in shape, in plane metres by value. Rings are closed; the first is the outer one. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Pair }
  | { readonly type: 'LineString'; readonly coordinates: readonly Pair[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Pair[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Pair[])[])[] }
