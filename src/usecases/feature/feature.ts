import type { Geometry } from '../../domain/geo/geometry.ts'

/** What a map program gets: degrees, longitude first (CRS84), and plain values. */
export interface Feature {
  readonly id: string
  /** Null where the reader may not know more than the area, and where nobody does. */
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, string | number | boolean | null>>
}
