import type { IncidentId, PlaceId } from '../../domain/ids.ts'
import {
  type IncidentSource,
  type InvestigationState,
  incidentSources,
  investigationStates,
} from '../../domain/incident/incident.ts'
import type { EpochMs } from '../../domain/time/interval.ts'
import type { IncidentColumns } from '../ports.ts'

/** One incident as plain values. */
export interface PlainIncident {
  readonly id: IncidentId
  readonly from: EpochMs
  /** Left out: a point event. */
  readonly to?: EpochMs
  readonly knownAt?: EpochMs | null
  readonly place: PlaceId | null
  readonly group: string
  readonly source: IncidentSource
  readonly code?: string | null
  readonly investigation?: InvestigationState | null
}

/** Plain rows as the columns that the kernels read, ordered by id as a store gives them. */
export function toColumns(incidents: readonly PlainIncident[]): IncidentColumns {
  const rows = incidents.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const places = [...new Set(rows.flatMap(({ place }) => place ?? []))]
  const groups = [...new Set(rows.map(({ group }) => group))]
  const codes = [...new Set(rows.map(({ code }) => code ?? ''))]
  const codeIndex = new Map(codes.map((code, index) => [code, index]))
  const placeIndex = new Map(places.map((place, index) => [place, index]))
  const groupIndex = new Map(groups.map((group, index) => [group, index]))
  return {
    rowCount: rows.length,
    ids: rows.map(({ id }) => id),
    from: Float64Array.from(rows, ({ from }) => from),
    to: Float64Array.from(rows, ({ from, to }) => to ?? from),
    knownAt: Float64Array.from(rows, ({ knownAt }) => knownAt ?? Number.NaN),
    place: Int32Array.from(rows, ({ place }) => (place === null ? -1 : (placeIndex.get(place) ?? -1))),
    places,
    group: Uint16Array.from(rows, ({ group }) => groupIndex.get(group) ?? 0),
    groups,
    source: Uint8Array.from(rows, ({ source }) => incidentSources.indexOf(source)),
    code: Uint16Array.from(rows, ({ code }) => codeIndex.get(code ?? '') ?? 0),
    codes,
    investigation: Uint8Array.from(rows, ({ investigation }) =>
      investigation ? 1 + investigationStates.indexOf(investigation) : 0,
    ),
  }
}
