import type { FeatureCollection } from 'geojson'
import type { RankedPlace } from '../../../../wire/picture.ts'
import { type AmountStep, amountStep, radiusOf, ringOf, smallestRadius } from '../amount.ts'
import { type ChangeWord, wordOf } from '../change.tsx'
import { fanOut } from './fan-out.ts'

/** A ranked place as the map draws it: sizes in pixels, anchor in degrees. */
export interface RankedDisc {
  readonly ranked: RankedPlace
  readonly anchor: readonly [number, number]
  readonly step: AmountStep
  readonly radius: number
  readonly ring: number
  /** Which way it changed, where the map shows change. */
  readonly tone?: ChangeWord
}

/** What stands on the map, shifted so that every disc can be seen and hit. */
export interface PlacedDisc extends RankedDisc {
  readonly dx: number
  readonly dy: number
}

/** How many discs carry their number on the map; the list has them all. */
const discCount = 12

/** The best ranked places that have a spot on the map, and `also` those named, wherever they rank. */
export function discsOf(
  ranking: readonly RankedPlace[],
  anchors: ReadonlyMap<string, readonly [number, number]>,
  also: readonly (string | undefined)[],
  byChange = false,
): readonly RankedDisc[] {
  const largest = Math.max(0, ...ranking.map(({ rate }) => rate.value))
  return ranking
    .filter(({ rank, placeId, count }) => (rank <= discCount && count > 0) || also.includes(placeId))
    .flatMap((ranked) => {
      const anchor = anchors.get(ranked.placeId)
      if (!anchor) return []
      const { value, high } = ranked.rate
      const radius = radiusOf(value, largest)
      const tone = byChange && ranked.change ? { tone: wordOf(ranked.change) } : {}
      return [{ ranked, anchor, step: amountStep(value, largest), radius, ring: ringOf(radius, value, high), ...tone }]
    })
}

const quietRadius = smallestRadius

/** The same places as plain numbers, where a layer carries the amounts. */
export const quieted = (discs: readonly RankedDisc[]): readonly RankedDisc[] =>
  discs.map((disc) => ({ ...disc, radius: quietRadius, ring: quietRadius }))

export interface PixelPoint {
  readonly x: number
  readonly y: number
}

export function placed(
  discs: readonly RankedDisc[],
  project: (anchor: readonly [number, number]) => PixelPoint,
): readonly PlacedDisc[] {
  const shifts = fanOut(discs.map(({ anchor, radius }) => ({ ...project(anchor), radius })))
  return discs.map((disc, i) => ({ ...disc, dx: shifts[i]?.dx ?? 0, dy: shifts[i]?.dy ?? 0 }))
}

/** Where the discs ended up, as points with a name, for the label layer. */
export const discFeatures = (
  discs: readonly PlacedDisc[],
  project: (anchor: readonly [number, number]) => PixelPoint,
  unproject: (pixel: PixelPoint) => { readonly lng: number; readonly lat: number },
): FeatureCollection => ({
  type: 'FeatureCollection',
  features: discs.map(({ ranked, anchor, ring, dx, dy }) => {
    const { x, y } = project(anchor)
    const { lng, lat } = unproject({ x: x + dx, y: y + dy })
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lng, lat] },
      properties: { name: ranked.name, order: ranked.rank, diameter: Math.round(ring * 2) },
    }
  }),
})
