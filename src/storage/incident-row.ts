import type { AreaId, ImportId, IncidentId, PlaceId } from '../domain/ids.ts'
import type { Incident, IncidentPrecision, IncidentSource, InvestigationState } from '../domain/incident/incident.ts'
import type { Purpose, Regime, SourceGrade } from '../domain/incident/marks.ts'
import type { OfferedIncident } from '../usecases/ports.ts'
import type { Cell, ElementType } from './binary-array.ts'

/** A row of the view `incidents`. */
export interface IncidentRow {
  readonly id: string
  readonly import_id: string
  readonly external_id: string | null
  readonly happened_from: Date
  readonly happened_to: Date
  readonly known_at: Date | null
  readonly precision: string
  readonly place_id: string | null
  readonly snap_metres: number | null
  readonly east_metres: number | null
  readonly north_metres: number | null
  readonly area_id: string | null
  readonly crime_code: string | null
  readonly crime_group: string
  readonly source: string
  readonly investigation: string | null
  readonly regime: string
  readonly controller: string
  readonly purpose: string
  readonly source_grade: string
}

export function toIncident(row: IncidentRow): Incident {
  const { east_metres: eastMetres, north_metres: northMetres } = row
  return {
    id: row.id as IncidentId,
    import: row.import_id as ImportId,
    externalId: row.external_id,
    interval: { from: row.happened_from.getTime(), to: row.happened_to.getTime() },
    knownAt: row.known_at?.getTime() ?? null,
    precision: row.precision as IncidentPrecision,
    place: row.place_id as PlaceId | null,
    snapMetres: row.snap_metres,
    position: eastMetres === null || northMetres === null ? null : { eastMetres, northMetres },
    area: row.area_id as AreaId | null,
    code: row.crime_code,
    group: row.crime_group,
    source: row.source as IncidentSource,
    investigation: row.investigation as InvestigationState | null,
    marks: {
      regime: row.regime as Regime,
      controller: row.controller,
      purpose: row.purpose as Purpose,
      sourceGrade: row.source_grade as SourceGrade,
    },
  }
}

/**
 * The columns that an offer fills, in the order of the parameters of `offer-incidents.ts`; times are epoch
 * milliseconds until the database makes them points in time. `key` and `id` come first and are not compared.
 */
export const offeredColumns: readonly {
  readonly name: string
  readonly type: ElementType
  readonly isTime?: true
  readonly of: (incident: OfferedIncident) => Cell
}[] = [
  { name: 'key', type: 'text', of: (i) => i.key },
  { name: 'id', type: 'uuid', of: (i) => i.id },
  { name: 'external_id', type: 'text', of: (i) => i.externalId },
  { name: 'happened_from', type: 'double precision', isTime: true, of: (i) => i.interval.from },
  { name: 'happened_to', type: 'double precision', isTime: true, of: (i) => i.interval.to },
  { name: 'known_at', type: 'double precision', isTime: true, of: (i) => i.knownAt },
  { name: 'precision', type: 'text', of: (i) => i.precision },
  { name: 'place_id', type: 'uuid', of: (i) => i.place },
  { name: 'snap_metres', type: 'double precision', of: (i) => i.snapMetres },
  { name: 'east_metres', type: 'double precision', of: (i) => i.position?.eastMetres ?? null },
  { name: 'north_metres', type: 'double precision', of: (i) => i.position?.northMetres ?? null },
  { name: 'area_id', type: 'uuid', of: (i) => i.area },
  { name: 'crime_code', type: 'text', of: (i) => i.code },
  { name: 'crime_group', type: 'text', of: (i) => i.group },
  { name: 'source', type: 'text', of: (i) => i.source },
  { name: 'investigation', type: 'text', of: (i) => i.investigation },
  { name: 'regime', type: 'text', of: (i) => i.marks.regime },
  { name: 'controller', type: 'text', of: (i) => i.marks.controller },
  { name: 'purpose', type: 'text', of: (i) => i.marks.purpose },
  { name: 'source_grade', type: 'text', of: (i) => i.marks.sourceGrade },
]
