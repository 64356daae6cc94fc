import type { PlaceId } from '../../domain/ids.ts'
import { madePlace, type PlaceToMake } from '../../domain/import/made-place.ts'
import type { Place } from '../../domain/place/place.ts'

/** Makes each place that the file implies once, and remembers its id. Memory: the places, not the rows. */
export class PlaceMaker {
  readonly made: Place[] = []
  readonly #ids = new Map<string, PlaceId>()
  readonly #newId: () => PlaceId

  constructor(newId: () => PlaceId) {
    this.#newId = newId
  }

  idOf(toMake: PlaceToMake): PlaceId {
    const known = this.#ids.get(toMake.key)
    if (known) return known
    const id = this.#newId()
    this.#ids.set(toMake.key, id)
    this.made.push(madePlace(toMake, id))
    return id
  }
}
