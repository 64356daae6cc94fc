import type { Geometry, Pair } from '../geo/geometry.ts'

/** The geometry so many metres further east and north. */
export function shifted<G extends Geometry>(geometry: G, east: number, north: number): G {
  const pair = ([e, n]: Pair): Pair => [e + east, n + north]
  const move = (nested: unknown): unknown =>
    Array.isArray(nested) && typeof nested[0] === 'number'
      ? pair(nested as unknown as Pair)
      : (nested as unknown[]).map(move)
  return { ...geometry, coordinates: move(geometry.coordinates) }
}
