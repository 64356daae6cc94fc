import type { DecayedCounts } from './decayed-counts.ts'
import { fitGammaPrior, type GammaPrior, type PriorFit } from './gamma-poisson.ts'

/** Where a kind of place has its prior from. */
export type PriorOrigin = 'own' | 'pooled' | 'weak' | 'none'

/** One fit: a crime group at a kind of place. */
export interface KindPrior extends GammaPrior {
  readonly group: number
  readonly kind: number
  readonly places: number
  /**
   * `own`: this kind's maximum of likelihood. `pooled`: fewer than ten places, or its fit on the boundary, so
   * the kinds without a fit of their own together, or else all kinds. `weak`: they too; an exponential prior with the plain mean, the least committed one
   * for a positive rate of known mean. `none`: nothing of this group happened anywhere, and shape and rate are 0.
   */
  readonly origin: PriorOrigin
}

export const fewestPlaces = 10

/** Fits a prior for each crime group and kind of place (methods §1). `[group * kindCount + kind]`. */
export function fitGroupPriors(
  counts: DecayedCounts,
  kindOfPlace: ArrayLike<number>,
  kindCount: number,
): readonly KindPrior[] {
  const placeCount = kindOfPlace.length
  const members = membersByKind(kindOfPlace, kindCount)
  const everyone = Int32Array.from({ length: placeCount }, (_, place) => place)
  return Array.from(counts.scale).flatMap((_, group) => {
    const fit = (places: Int32Array) => fitOver(counts, group, places)
    const own = members.map((places) => (places.length < fewestPlaces ? null : fit(places)))
    const without = members.filter((_, kind) => own[kind]?.outcome !== 'inside')
    const pooled = without.length === 0 ? null : pooledPrior(without, everyone, fit, counts, group)
    return members.map((places, kind) => {
      const inside = own[kind]?.outcome === 'inside' ? own[kind] : null
      const { prior, origin } = inside ? { prior: inside, origin: 'own' as const } : (pooled as KindPriorSource)
      return { group, kind, places: places.length, origin, shape: prior.shape, rate: prior.rate }
    })
  })
}

interface KindPriorSource {
  readonly prior: GammaPrior
  readonly origin: PriorOrigin
}

/** The kinds that have no fit of their own together; where these have none either, all kinds. */
function pooledPrior(
  without: readonly Int32Array[],
  everyone: Int32Array,
  fit: (places: Int32Array) => PriorFit,
  counts: DecayedCounts,
  group: number,
): KindPriorSource {
  const together = Int32Array.from(without.flatMap((places) => Array.from(places))).sort()
  for (const places of [together, everyone]) {
    const prior = places.length < fewestPlaces ? null : fit(places)
    if (prior?.outcome === 'inside') return { prior, origin: 'pooled' }
  }
  const places = everyone.length
  let total = 0
  let exposure = 0
  for (let place = 0; place < places; place++) {
    total += counts.decayed[group * places + place]!
    exposure += counts.exposure[place]!
  }
  if (total === 0 || counts.scale[group] === 0) return { prior: { shape: 0, rate: 0 }, origin: 'none' }
  return { prior: { shape: 1, rate: exposure / total }, origin: 'weak' }
}

function fitOver(counts: DecayedCounts, group: number, places: Int32Array): PriorFit {
  const { decayed, exposure, scale } = counts
  const start = group * exposure.length
  const scaled = Float64Array.from(places, (place) => scale[group]! * decayed[start + place]!)
  return fitGammaPrior(
    scaled,
    Float64Array.from(places, (place) => scale[group]! * exposure[place]!),
  )
}

function membersByKind(kindOfPlace: ArrayLike<number>, kindCount: number): readonly Int32Array[] {
  const lists: number[][] = Array.from({ length: kindCount }, () => [])
  for (let place = 0; place < kindOfPlace.length; place++) lists[kindOfPlace[place]!]!.push(place)
  return lists.map((list) => Int32Array.from(list))
}
