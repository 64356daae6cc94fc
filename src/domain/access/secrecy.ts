/**
 * Under which rule of secrecy each stored field falls (trust.md L17). A test reads the database's own catalogue: a
 * column that is not here, or stands here and is gone, fails it. Paragraphs are of offentlighets- och sekretesslagen
 * (2009:400) and are to be confirmed by each organisation's lawyer; the label says what a mistake would harm.
 */
export interface Secrecy {
  readonly label: 'public' | 'crime-prevention' | 'crime-and-person' | 'staff' | 'security-measure' | 'secret-word'
  readonly paragraph: string
}

/** What anybody may read. */
const open: Secrecy = { label: 'public', paragraph: 'TF 2 kap. 1 §' }
/** Where and how work against crime is planned: known, it would be worked around. */
const prevention: Secrecy = { label: 'crime-prevention', paragraph: 'OSL 18 kap. 1 §' }
/** What happened, where and when: also somebody's worst day, though no person is named. */
const crime: Secrecy = { label: 'crime-and-person', paragraph: 'OSL 18 kap. 1 § och 35 kap. 1 §' }
/** Who works here. */
const staff: Secrecy = { label: 'staff', paragraph: 'OSL 39 kap. 3 §' }
/** How the system is guarded, such as its log. */
const security: Secrecy = { label: 'security-measure', paragraph: 'OSL 18 kap. 8 §' }
/** What opens a door: passwords' hashes, tokens. */
const secret: Secrecy = { label: 'secret-word', paragraph: 'OSL 18 kap. 8 och 9 §§' }

/** Table → rule → its columns. */
const rules: Record<string, readonly (readonly [Secrecy, string])[]> = {
  schema_migrations: [[open, 'number name checksum applied_at']],
  organisations: [[open, 'organisation_id name']],
  operations: [
    [prevention, 'operation_id organisation_id name starts_on ends_on'],
    [open, 'time_zone plane_epsg simulated revision shifts_revision decisions_revision'],
  ],
  members: [
    [staff, 'staff_id role'],
    [prevention, 'operation_id'],
  ],
  audit_log: [[security, 'operation_id sequence at staff_id action subject']],
  areas: [
    [prevention, 'operation_id id role name geometry'],
    [open, 'revision'],
  ],
  places: [
    [prevention, 'operation_id id parent_id kind name floor floor_label indoor geometry import_id merged_into'],
    [open, 'revision'],
  ],
  walk_links: [[prevention, 'operation_id id kind from_id to_id line metres floors one_way revision']],
  place_edits: [[prevention, 'operation_id id revision at role undoes edits changes']],
  // Which incidents happened where, before and after.
  place_moves: [[crime, 'operation_id revision step kind record_id import_id former_id new_id']],
  opening_hours: [[open, 'operation_id place_id ordinal weekday from_minute to_minute']],
  imports: [
    [prevention, 'operation_id id sequence status at file_name sha256 format figures touched_at'],
    [staff, 'staff_id'],
  ],
  import_problems: [[crime, 'operation_id import_id ordinal row_number column_name value code']],
  saved_mappings: [[prevention, 'operation_id name mapping']],
  code_tables: [[open, 'operation_id version name source']],
  crime_groups: [[open, 'operation_id version ordinal key name_sv name_en sensitivity']],
  crime_codes: [[open, 'operation_id version ordinal code crime_group sensitivity serious valid_from valid_to']],
  // What is weighed as worse says where the work will go.
  harm_tables: [[prevention, 'operation_id version set_at source']],
  harm_weights: [[prevention, 'operation_id version crime_group weight']],
  incident_versions: [
    [crime, 'operation_id id import_id replaced_by key external_id happened_from happened_to known_at precision'],
    [crime, 'place_id snap_metres east_metres north_metres area_id crime_code crime_group source investigation'],
    [crime, 'regime controller purpose source_grade'],
  ],
  public_statements: [[prevention, 'operation_id incident_id sequence statement decided_at decided_by']],
  points: [[prevention, 'operation_id id regime controller purpose source_grade']],
  point_decisions: [
    [prevention, 'operation_id id sequence verb at effective_on by_role by_organisation'],
    [prevention, 'seen_role seen_organisation place_id reason undoes'],
  ],
  point_changes: [
    [prevention, 'operation_id point_id revision decision_id ordinal'],
    [prevention, 'from_place_id from_state to_place_id to_state'],
  ],
  point_proposals: [
    [prevention, 'operation_id place_id proposed_at week_starts_on evidence enough'],
    [prevention, 'origin_place_id origin_metres origin_on_foot origin_evidence'],
  ],
  units: [[prevention, 'operation_id id kind label mode adults organisation is_retired revision']],
  shift_patterns: [
    [prevention, 'operation_id id weekdays from_minute to_minute breaks unit_ids starts_on ends_on except_on'],
  ],
  shifts: [[prevention, 'operation_id id pattern_id occurs_on starts_at ends_at breaks revision']],
  shift_units: [[prevention, 'operation_id shift_id unit_id starts_at ends_at']],
  // A request for company tells which place is afraid.
  appointments: [[crime, 'operation_id id kind place_id unit_id starts_at ends_at']],
  user: [[staff, 'id name email emailVerified image createdAt updatedAt']],
  session: [
    [secret, 'id token'],
    [staff, 'userId expiresAt ipAddress userAgent createdAt updatedAt'],
  ],
  account: [
    [secret, 'accessToken refreshToken idToken password'],
    [staff, 'id userId accountId providerId accessTokenExpiresAt refreshTokenExpiresAt scope createdAt updatedAt'],
  ],
  api_tokens: [
    [prevention, 'operation_id id'],
    [secret, 'sha256 ending'],
    [security, 'scopes'],
    [staff, 'staff_id created_at expires_at revoked_at last_used_on'],
  ],
  saved_views: [
    [prevention, 'operation_id id name search is_shared by_role by_organisation changed_at'],
    [staff, 'staff_id'],
  ],
  last_looks: [
    [prevention, 'operation_id'],
    [staff, 'staff_id looked_at'],
  ],
  verification: [[secret, 'id identifier value expiresAt createdAt updatedAt']],
}

/** The view that readers use holds the columns of its table. */
const tableOf = (name: string): string => (name === 'incidents' ? 'incident_versions' : name)

/** `table.column` → its rule, for every stored field. */
export const secrecy: ReadonlyMap<string, Secrecy> = new Map(
  Object.entries(rules).flatMap(([table, lines]) =>
    lines.flatMap(([rule, columns]) => columns.split(' ').map((column) => [`${table}.${column}`, rule] as const)),
  ),
)

/** Null for a field that has no rule yet: it may not be stored. */
export const secrecyOf = (table: string, column: string): Secrecy | null =>
  secrecy.get(`${tableOf(table)}.${column}`) ?? null
