import type { PlaceFields } from '../../../domain/place/edit.ts'
import { isSameRecord } from '../../../domain/place/ground.ts'
import type { Place } from '../../../domain/place/place.ts'
import { coordinateText, writtenPairs } from './coordinates.ts'

/** A place as the form writes it: the floor and the corners as text. */
interface Written extends Omit<PlaceFields, 'floor'> {
  readonly floor: string
  /** Null: the shape has several parts and is not written. */
  readonly corners: string | null
}

export const blank: Written = {
  parent: null,
  kind: 'square',
  name: '',
  floor: '',
  floorLabel: null,
  indoor: false,
  openingHours: [],
  corners: '',
}

export const fieldsOf = ({ parent, kind, name, floor, floorLabel, indoor, openingHours }: Place): PlaceFields => ({
  parent,
  kind,
  name,
  floor,
  floorLabel,
  indoor,
  openingHours,
})

export function writtenOf(place: Place): Written {
  const pairs = writtenPairs(place.geometry)
  const floor = place.floor === null ? '' : String(place.floor)
  return { ...fieldsOf(place), floor, corners: pairs && coordinateText(pairs) }
}

/** Only what is not as it was: what somebody else has changed of the rest stays theirs. Null: nothing. */
export function changedOf(before: PlaceFields, after: PlaceFields): Partial<PlaceFields> | null {
  const names = Object.keys(after) as (keyof PlaceFields)[]
  const changed = names.filter((name) => !isSameRecord(before[name], after[name]))
  return changed.length > 0 ? Object.fromEntries(changed.map((name) => [name, after[name]])) : null
}

/** A floor as typed: nothing, a whole number, or neither. */
export function floorOf(text: string): number | null | 'malformed' {
  if (text.trim() === '') return null
  const floor = Number(text.trim().replace('−', '-'))
  return Number.isInteger(floor) && floor >= -20 && floor <= 200 ? floor : 'malformed'
}
