import { investigationStates } from '../../domain/incident/incident.ts'
import type { Facet, PictureFacets } from '../../domain/picture/picture.ts'
import type { PlaceKind } from '../../domain/place/place.ts'
import type { PictureIndex } from './picture-index.ts'

/** How many of the rows have each value that one can filter by. O(rows + places × areas). */
export function pictureFacets({ columns, ground, placeOf }: PictureIndex, rows: Int32Array): PictureFacets {
  const { code, codes, investigation } = columns
  const byCode = new Int32Array(codes.length)
  const byState = new Int32Array(investigationStates.length + 1)
  const byPlace = new Int32Array(ground.places.length)
  const add = (counts: Int32Array, at: number) => {
    counts[at] = (counts[at] as number) + 1
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    const place = placeOf[row] as number
    add(byCode, code[row] as number)
    add(byState, investigation[row] as number)
    if (place >= 0) add(byPlace, place)
  }
  const kinds = new Map<PlaceKind, number>()
  const floors = new Map<number, number>()
  ground.places.forEach(({ kind, floor }, i) => {
    const count = byPlace[i] as number
    if (count === 0) return
    kinds.set(kind, (kinds.get(kind) ?? 0) + count)
    if (floor !== null) floors.set(floor, (floors.get(floor) ?? 0) + count)
  })
  const within = (inside: Uint8Array) => byPlace.reduce((sum, count, i) => (inside[i] ? sum + count : sum), 0)
  return {
    codes: mostFirst(codes.map((key, i) => ({ key, count: byCode[i] as number }))).filter(({ key }) => key !== ''),
    kinds: mostFirst([...kinds].map(([key, count]) => ({ key, count }))),
    floors: [...floors].map(([key, count]) => ({ key, count })).toSorted((a, b) => a.key - b.key),
    investigations: (['unknown', ...investigationStates] as const)
      .map((key, i) => ({ key, count: byState[i] as number }))
      .filter(({ count }) => count > 0),
    areas: [...ground.inArea].map(([key, inside]) => ({ key, count: within(inside) })),
  }
}

const mostFirst = <Key extends string>(facets: readonly Facet<Key>[]): Facet<Key>[] =>
  facets.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
