import { type IncidentId, type PlaceId, uuidV7 } from '../domain/ids.ts'
import type { CheckedIncident } from '../domain/import/check-row.ts'
import { madePlace, type PlaceToMake } from '../domain/import/made-place.ts'
import { incidentSources } from '../domain/incident/incident.ts'
import type { Place } from '../domain/place/place.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import { Middle } from './file-place-names.ts'
import type { IncidentColumns } from './ports.ts'

/** Ids that only have to differ within one analysis, and to be the same when it is run again. */
const numbered = <I extends IncidentId | PlaceId>(ordinal: number): I => uuidV7<I>(ordinal, new Uint8Array(10))

const sourceIndex = new Map(incidentSources.map((source, index) => [source, index]))

/** Incidents of a file as columns, with the places that the file implies. Memory: some 60 bytes an incident. */
export class FileRows {
  readonly #places: Place[] = []
  readonly #middles: Middle[] = []
  readonly #placeByKey = new Map<string, number>()
  readonly #groupByKey = new Map<string, number>()
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #knownAt: number[] = []
  readonly #place: number[] = []
  readonly #group: number[] = []
  readonly #source: number[] = []
  /** East and north of every incident that has a position, one after the other. */
  readonly positions: number[] = []

  get count(): number {
    return this.#from.length
  }

  /** @param named what the row calls its place; it goes before the square round its coordinates */
  add(incident: CheckedIncident, named: PlaceToMake | null): void {
    this.#from.push(incident.interval.from)
    this.#to.push(incident.interval.to)
    this.#knownAt.push(incident.knownAt ?? Number.NaN)
    this.#place.push(this.#placeOf(incident, named))
    this.#group.push(indexOf(this.#groupByKey, incident.group))
    this.#source.push(sourceIndex.get(incident.source) ?? 0)
    if (incident.position) this.positions.push(incident.position.eastMetres, incident.position.northMetres)
  }

  /** Whether an incident says the same as the one at `index`: when, where, what and from whom. */
  isSame(index: number, incident: CheckedIncident, named: PlaceToMake | null): boolean {
    return (
      this.#from[index] === incident.interval.from &&
      this.#to[index] === incident.interval.to &&
      Object.is(this.#knownAt[index], incident.knownAt ?? Number.NaN) &&
      this.#place[index] === this.#knownPlace(incident, named) &&
      this.#group[index] === this.#groupByKey.get(incident.group) &&
      this.#source[index] === sourceIndex.get(incident.source)
    )
  }

  /** Index of its place; −1 without one, undefined for a place that no row had before. */
  #knownPlace({ placeToMake }: CheckedIncident, named: PlaceToMake | null): number | undefined {
    return placeToMake === null ? -1 : this.#placeByKey.get((named ?? placeToMake).key)
  }

  #placeOf({ placeToMake, position }: CheckedIncident, named: PlaceToMake | null): number {
    // Without a place to make the incident has lost it on purpose: a name must not bring it back.
    const made = placeToMake && (named ?? placeToMake)
    if (made === null) return -1
    const known = this.#placeByKey.get(made.key)
    const index = known ?? this.#places.length
    if (known === undefined) {
      this.#placeByKey.set(made.key, index)
      this.#places.push(madePlace(made, numbered<PlaceId>(index)))
      this.#middles.push(new Middle())
    }
    if (position) this.#middles[index]?.add(position)
    return index
  }

  /** The places that the file implies; one with a name stands in the middle of its incidents. */
  get places(): readonly Place[] {
    return this.#places.map((place, index) => {
      const middle = place.geometry === null ? this.#middles[index]?.point : null
      if (!middle) return place
      return { ...place, geometry: { type: 'Point', coordinates: [middle.eastMetres, middle.northMetres] } }
    })
  }

  /** Beginning of the first incident and end of the last. */
  period(): { readonly from: EpochMs; readonly to: EpochMs } | null {
    if (this.count === 0) return null
    const from = this.#from.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY)
    return { from, to: this.#to.reduce((last, at) => Math.max(last, at), Number.NEGATIVE_INFINITY) }
  }

  columns(): IncidentColumns {
    return {
      rowCount: this.count,
      ids: this.#from.map((_, ordinal) => numbered<IncidentId>(ordinal)),
      from: Float64Array.from(this.#from),
      to: Float64Array.from(this.#to),
      knownAt: Float64Array.from(this.#knownAt),
      place: Int32Array.from(this.#place),
      places: this.#places.map(({ id }) => id),
      group: Uint16Array.from(this.#group),
      groups: [...this.#groupByKey.keys()],
      source: Uint8Array.from(this.#source),
      // The report asks for neither.
      code: new Uint16Array(this.count),
      codes: [''],
      investigation: new Uint8Array(this.count),
    }
  }
}

/** Where a key stands in the order in which keys were first seen. */
function indexOf(known: Map<string, number>, key: string): number {
  const index = known.get(key) ?? known.size
  if (index === known.size) known.set(key, index)
  return index
}
