import { type IncidentId, type PlaceId, uuidV7 } from '../domain/ids.ts'
import type { CheckedIncident } from '../domain/import/check-row.ts'
import { madePlace } from '../domain/import/made-place.ts'
import { incidentSources } from '../domain/incident/incident.ts'
import type { Place } from '../domain/place/place.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import type { IncidentColumns } from './ports.ts'

/** Ids that only have to differ within one analysis, and to be the same when it is run again. */
const numbered = <I extends IncidentId | PlaceId>(ordinal: number): I => uuidV7<I>(ordinal, new Uint8Array(10))

const sourceIndex = new Map(incidentSources.map((source, index) => [source, index]))

/** Incidents of a file as columns, with the places that the file implies. Memory: some 60 bytes an incident. */
export class FileRows {
  readonly places: Place[] = []
  readonly placeCounts: number[] = []
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

  add(incident: CheckedIncident): void {
    this.#from.push(incident.interval.from)
    this.#to.push(incident.interval.to)
    this.#knownAt.push(incident.knownAt ?? Number.NaN)
    this.#place.push(this.#placeOf(incident))
    this.#group.push(indexOf(this.#groupByKey, incident.group))
    this.#source.push(sourceIndex.get(incident.source) ?? 0)
    if (incident.position) this.positions.push(incident.position.eastMetres, incident.position.northMetres)
  }

  #placeOf({ placeToMake }: CheckedIncident): number {
    if (placeToMake === null) return -1
    const known = this.#placeByKey.get(placeToMake.key)
    const index = known ?? this.places.length
    if (known === undefined) {
      this.#placeByKey.set(placeToMake.key, index)
      this.places.push(madePlace(placeToMake, numbered<PlaceId>(index)))
      this.placeCounts.push(0)
    }
    this.placeCounts[index] = (this.placeCounts[index] ?? 0) + 1
    return index
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
      places: this.places.map(({ id }) => id),
      group: Uint16Array.from(this.#group),
      groups: [...this.#groupByKey.keys()],
      source: Uint8Array.from(this.#source),
    }
  }
}

/** Where a key stands in the order in which keys were first seen. */
function indexOf(known: Map<string, number>, key: string): number {
  const index = known.get(key) ?? known.size
  if (index === known.size) known.set(key, index)
  return index
}
