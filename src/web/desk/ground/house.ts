import type { PlaceId } from '../../../domain/ids.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import { placesAbove } from '../../../domain/place/ground-rules.ts'
import type { Place } from '../../../domain/place/place.ts'

/** A building cut open for editing: its stairwells, every floor that one of them has, and its courtyards. */
export interface House {
  readonly building: Place
  readonly stairwells: readonly Place[]
  /** Top floor first. */
  readonly floors: readonly number[]
  readonly courtyards: readonly Place[]
  floorIn(stairwell: Place, floor: number): Place | null
}

/** The house that the place is or lies in; null out of doors. */
export function houseOf(ground: Ground, place: Place): House | null {
  const building = [place, ...(placesAbove(ground, place) ?? [])].find(({ kind }) => kind === 'building')
  if (!building) return null
  const all = [...ground.places.values()]
  const within = (parent: PlaceId, kind: Place['kind']) =>
    all.filter((each) => each.parent === parent && each.kind === kind)
  const stairwells = within(building.id, 'stairwell').sort((a, b) => a.name.localeCompare(b.name))
  const doors = new Set(stairwells.map(({ id }) => id))
  const inside = all.filter(({ parent, floor }) => parent !== null && doors.has(parent) && floor !== null)
  return {
    building,
    stairwells,
    floors: [...new Set(inside.map(({ floor }) => floor as number))].sort((a, b) => b - a),
    courtyards: within(building.id, 'courtyard'),
    floorIn: (stairwell, floor) => inside.find((each) => each.parent === stairwell.id && each.floor === floor) ?? null,
  }
}

/** The first letter that no stairwell of the house ends with. */
export function nextLetter({ stairwells }: House): string {
  const taken = new Set(stairwells.map(({ name }) => name.trim().at(-1)?.toUpperCase()))
  return [...'ABCDEFGHIJKLMNOPQRSTUVXYZ'].find((letter) => !taken.has(letter)) ?? String(stairwells.length + 1)
}
