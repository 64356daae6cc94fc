import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Geometry } from '../domain/geo/geometry.ts'

/**
 * The tables as `migrations/` makes them, for the query builder. Only those that simple queries touch:
 * bulk reads and writes (`incidents.ts`) are written in SQL. Dates without a time are `YYYY-MM-DD` texts,
 * points in time are `Date`, 64-bit integers are numbers (see `parsers.ts`).
 */
export interface Tables {
  organisations: { organisation_id: string; name: string }
  operations: {
    operation_id: string
    organisation_id: string
    name: string
    starts_on: string
    ends_on: string | null
    time_zone: string
    plane_epsg: number
    simulated: boolean
    revision: Generated<number>
    shifts_revision: Generated<number>
    decisions_revision: Generated<number>
  }
  members: { operation_id: string; staff_id: string; role: string }
  user: { id: string; name: string; email: string }
  areas: { operation_id: string; id: string; role: string; name: string; geometry: JSONColumnType<Geometry> }
  saved_mappings: { operation_id: string; name: string; mapping: JSONColumnType<object> }
  imports: {
    operation_id: string
    id: string
    sequence: GeneratedAlways<number>
    status: string
    at: Date
    staff_id: string | null
    file_name: string
    sha256: string
    format: string
    figures: JSONColumnType<object>
    touched_at: Generated<Date>
  }
  import_problems: {
    operation_id: string
    import_id: string
    ordinal: number
    row_number: number
    column_name: string | null
    value: string | null
    code: string
  }
  code_tables: { operation_id: string; version: string; name: string; source: string }
  crime_groups: {
    operation_id: string
    version: string
    ordinal: number
    key: string
    name_sv: string
    name_en: string
    sensitivity: string
  }
  crime_codes: {
    operation_id: string
    version: string
    ordinal: number
    code: string
    crime_group: string
    sensitivity: string
    serious: boolean
    valid_from: string | null
    valid_to: string | null
  }
  harm_tables: { operation_id: string; version: number; set_at: Date; source: string }
  harm_weights: { operation_id: string; version: number; crime_group: string; weight: number }
  points: {
    operation_id: string
    id: string
    regime: string
    controller: string
    purpose: string
    source_grade: string
  }
  point_decisions: {
    operation_id: string
    id: string
    sequence: GeneratedAlways<number>
    verb: string
    at: Date
    effective_on: string
    by_role: string
    by_organisation: string
    seen_role: string | null
    seen_organisation: string | null
    place_id: string | null
    reason: string | null
    undoes: string | null
  }
  point_changes: {
    operation_id: string
    point_id: string
    revision: number
    decision_id: string
    ordinal: number
    from_place_id: string | null
    from_state: string | null
    to_place_id: string | null
    to_state: string | null
  }
  point_proposals: {
    operation_id: string
    place_id: string
    proposed_at: Date
    week_starts_on: string
    evidence: number
    enough: number
    origin_place_id: string | null
    origin_metres: number | null
    origin_on_foot: boolean
    origin_evidence: number | null
  }
  audit_log: {
    operation_id: string
    sequence: GeneratedAlways<number>
    at: Date
    staff_id: string | null
    action: string
    subject: string
  }
  walk_links: {
    operation_id: string
    id: string
    kind: string
    from_id: string | null
    to_id: string | null
    line: JSONColumnType<object> | null
    metres: number | null
    floors: number | null
    one_way: boolean
    revision: number
  }
  place_edits: {
    operation_id: string
    id: string
    revision: number
    at: Date
    role: string
    undoes: string | null
    edits: JSONColumnType<object>
    changes: JSONColumnType<object>
  }
  api_tokens: {
    operation_id: string
    id: string
    staff_id: string
    sha256: string
    ending: string
    scopes: string[]
    created_at: Date
    expires_at: Date
    revoked_at: Date | null
    last_used_on: string | null
  }
  saved_views: {
    operation_id: string
    id: string
    staff_id: string | null
    name: string
    search: JSONColumnType<object>
    is_shared: boolean
    by_role: string
    by_organisation: string
    changed_at: Date
  }
  last_looks: { operation_id: string; staff_id: string; looked_at: Date }
  units: {
    operation_id: string
    id: string
    kind: string
    label: string
    mode: string
    adults: number
    organisation: string
    is_retired: boolean
    revision: number
  }
  schema_migrations: { number: number; name: string; checksum: string; applied_at: Generated<Date> }
}
