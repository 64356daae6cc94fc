import proj4 from 'proj4'
import { invariant } from '../result.ts'
import { crsDefinition } from './crs.ts'
import type { Pair, PlanePoint } from './geometry.ts'

/** Translates between the coordinates of a file and the operation's plane. East comes first, always. */
export interface Projection {
  /** East (or longitude) and north (or latitude) in the file's own unit, feet and degrees included → plane metres. */
  toPlane(east: number, north: number): Pair
  fromPlane(eastMetres: number, northMetres: number): Pair
}

const same: Projection = { toPlane: (east, north) => [east, north], fromPlane: (east, north) => [east, north] }

/**
 * The projection from `sourceEpsg` to the plane `planeEpsg`. Null when a code is unknown; codes outside the
 * common ones must have been loaded with `loadCrs`. About 1 µs a point, 0.1 mm from Krüger's series to order 4.
 */
export function projectionBetween(sourceEpsg: number, planeEpsg: number): Projection | null {
  if (sourceEpsg === planeEpsg) return crsDefinition(planeEpsg) === null ? null : same
  const source = crsDefinition(sourceEpsg)
  const plane = crsDefinition(planeEpsg)
  if (source === null || plane === null) return null
  const converter = proj4(source, plane)
  const toPlane = (east: number, north: number) => converter.forward([east, north]) as [number, number]
  const fromPlane = (east: number, north: number) => converter.inverse([east, north]) as [number, number]
  return { toPlane, fromPlane }
}

/** Degrees (WGS 84) ↔ plane metres. Throws when the plane is not a common or loaded code: an operation never has one. */
export function degreesProjection(planeEpsg: number): Projection {
  const projection = projectionBetween(4326, planeEpsg)
  invariant(projection, `no projection for the plane EPSG:${planeEpsg}; load it with loadCrs first`)
  return projection
}

/** A plane point → `[longitude, latitude]` in degrees. */
export const toDegrees = (planeEpsg: number, point: PlanePoint): Pair =>
  degreesProjection(planeEpsg).fromPlane(point.eastMetres, point.northMetres)

/** The plane to keep metres in: SWEREF 99 TM in Sweden, elsewhere the UTM zone of the longitude (WGS 84). */
export function metricPlaneFor(longitude: number, latitude: number): number {
  if (isInSweden(longitude, latitude)) return 3006
  const zone = Math.min(60, Math.max(1, Math.floor((longitude + 180) / 6) + 1))
  return (latitude < 0 ? 32700 : 32600) + zone
}

/** A coarse box round Sweden: good enough to tell a continent and a swapped pair, never a border. */
export const isInSweden = (longitude: number, latitude: number): boolean =>
  longitude >= 10.5 && longitude <= 24.5 && latitude >= 55 && latitude <= 69.2
