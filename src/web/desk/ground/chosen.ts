import type { AreaId, PlaceId, WalkId } from '../../../domain/ids.ts'
import type { Ground, Walk } from '../../../domain/place/ground.ts'
import type { Area, Place } from '../../../domain/place/place.ts'

/** What is being looked at; a new one has no id yet. */
export interface Chosen {
  readonly of: 'place' | 'area' | 'walk'
  readonly id: string | null
}

export const chosenPlace = (ground: Ground, chosen: Chosen | null): Place | null =>
  chosen?.of === 'place' ? (ground.places.get(chosen.id as PlaceId) ?? null) : null
export const chosenArea = (ground: Ground, chosen: Chosen | null): Area | null =>
  chosen?.of === 'area' ? (ground.areas.get(chosen.id as AreaId) ?? null) : null
export const chosenWalk = (ground: Ground, chosen: Chosen | null): Walk | null =>
  chosen?.of === 'walk' ? (ground.walks.get(chosen.id as WalkId) ?? null) : null

/** Places in the order of their names, as a language sorts them. */
export const byName = (ground: Ground, locale: string): readonly Place[] =>
  [...ground.places.values()].sort((a, b) => a.name.localeCompare(b.name, locale, { numeric: true }))
