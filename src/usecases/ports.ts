import type { InputOf, ResultOf, RunOptions } from '../analysis/work.ts'
import type { Role } from '../domain/access/policy.ts'
import type {
  AppointmentId,
  AreaId,
  GroundEditId,
  ImportId,
  IncidentId,
  OperationId,
  OrganisationId,
  PlaceId,
  ShiftId,
  ShiftPatternId,
  StaffId,
  TokenId,
  ViewId,
} from '../domain/ids.ts'
import type { ImportRecord, RowProblem } from '../domain/import/import-record.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import type { CrimeCodeTable } from '../domain/incident/crime-codes.ts'
import type { HarmTable } from '../domain/incident/harm-table.ts'
import type { Incident, IncidentSource, InvestigationState } from '../domain/incident/incident.ts'
import type { News } from '../domain/news/news.ts'
import type { Operation } from '../domain/operation/operation.ts'
import type { ComparedPeriods } from '../domain/picture/periods.ts'
import type { Change, Ground, Repointing } from '../domain/place/ground.ts'
import type { HistoryEntry } from '../domain/place/ground-history.ts'
import type { Area, Place, PlaceKind } from '../domain/place/place.ts'
import type { WatchProposal } from '../domain/point/candidate.ts'
import type { PointDecision } from '../domain/point/point.ts'
import type { Appointment } from '../domain/shift/appointment.ts'
import type { ShiftPattern } from '../domain/shift/pattern.ts'
import type { Shift } from '../domain/shift/shift.ts'
import type { Unit } from '../domain/shift/unit.ts'
import type { EpochMs, Interval, LocalDate } from '../domain/time/interval.ts'
import type { ApiToken } from '../domain/token/token.ts'
import type { Serious } from '../domain/unresolved/serious.ts'
import type { StatementDecision, UnresolvedIncident } from '../domain/unresolved/unresolved.ts'
import type { SavedView } from '../domain/view/view.ts'
import type { ComputeTasks } from './compute-tasks.ts'

/** What use cases need from the outside world. `storage/`, `files/` and `cli/` implement it. */

export interface Clock {
  now(): EpochMs
}

/** Does work that takes over 200 ms where it holds nobody else up; the answer is the same bytes wherever that is. */
export interface Compute {
  run<Name extends keyof ComputeTasks & string>(
    name: Name,
    input: InputOf<ComputeTasks[Name]>,
    options?: RunOptions,
  ): Promise<ResultOf<ComputeTasks[Name]>>
}

export interface Randomness {
  /** Cryptographically strong bytes. */
  bytes(count: number): Uint8Array
}

/** Bit-packed rows for the kernels: one entry an incident, ordered by id. */
export interface IncidentColumns {
  readonly rowCount: number
  readonly ids: readonly IncidentId[]
  readonly from: Float64Array
  readonly to: Float64Array
  /** NaN where the source does not say when it came to know. */
  readonly knownAt: Float64Array
  /** Index into `places`, -1 without a place. */
  readonly place: Int32Array
  readonly places: readonly PlaceId[]
  /** Index into `groups`. */
  readonly group: Uint16Array
  readonly groups: readonly string[]
  /** Index into `incidentSources`. */
  readonly source: Uint8Array
  /** Index into `codes`; '' is no code. */
  readonly code: Uint16Array
  readonly codes: readonly string[]
  /** 1 + index into `investigationStates`, 0 where the source does not say. */
  readonly investigation: Uint8Array
}

/** Where incidents lie beside their place, ordered by id; those that say nothing of it are left out. */
export interface IncidentPositions {
  readonly ids: readonly IncidentId[]
  /** Coordinates of its own; NaN without. */
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  /** How far the coordinates were from the place; NaN where nothing was snapped. */
  readonly snapMetres: Float64Array
  readonly areas: readonly (AreaId | null)[]
}

export interface IncidentFilter {
  /** Left out: all. */
  readonly groups?: readonly string[]
  readonly sources?: readonly IncidentSource[]
  readonly from?: EpochMs
  readonly to?: EpochMs
  /** This place and what lies within it; only pictures know the tree, the store takes no notice of this and what follows. */
  readonly place?: PlaceId
  readonly codes?: readonly string[]
  /** At a place that lies in one of them, by its middle. */
  readonly areas?: readonly AreaId[]
  readonly kinds?: readonly PlaceKind[]
  readonly floors?: readonly number[]
  readonly investigations?: readonly (InvestigationState | 'unknown')[]
  /** Hours of the week, 0–167, Monday 00–01 first: at least half of what is known of the incident's time lies in them. */
  readonly hours?: readonly number[]
}

/** What a picture is asked: through which filter, and which periods its changes lie between. */
export interface PictureQuestion extends IncidentFilter {
  /** Left out: the weeks before the operation's start, and since. */
  readonly compare?: ComparedPeriods
}

/** Metres in the operation's plane, edges included. */
export interface PlaneBox {
  readonly westMetres: number
  readonly southMetres: number
  readonly eastMetres: number
  readonly northMetres: number
}

/** Which incidents a page is of; `from` and `to` are of when it began, as in a picture. */
export interface IncidentPageFilter
  extends Pick<IncidentFilter, 'groups' | 'sources' | 'from' | 'to' | 'codes' | 'investigations'> {
  /** At one of these places only. */
  readonly places?: readonly PlaceId[]
  /** Having a moment in common with the span, both ends included; null is open. */
  readonly during?: { readonly from: EpochMs | null; readonly to: EpochMs | null }
  /** With coordinates in one of the boxes, or at one of the places, or without either. */
  readonly near?: { readonly boxes: readonly PlaneBox[]; readonly places: readonly PlaceId[] }
}

/** What a batch of incidents did when written: `unchanged` rows were already there, equal in every field. */
export interface WriteCounts {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
}

/** An incident as an import offers it: the store decides whether it is new by `(operation, key)`. */
export interface OfferedIncident extends Omit<Incident, 'import'> {
  /** `id:<external id>` or `row:<hash of the content>:<ordinal>`; equal keys are the same incident. */
  readonly key: string
}

/**
 * Incidents in the form in which the store takes them, which only the store looks into: what waits between the two
 * passes of an import is put into shape once, and needs no time when it is written.
 */
export type PackedIncidents = readonly Uint8Array[]

export interface Member {
  readonly staff: StaffId
  readonly email: string
  readonly displayName: string
  readonly role: Role
}

export interface StaffAccount {
  readonly staff: StaffId
  readonly email: string
  readonly displayName: string
  /** False when the account has no way to sign in. */
  readonly enabled: boolean
}

/** The accounts of people; the sign-in library implements it. Called outside `transact`, never inside. */
export interface Accounts {
  list(): Promise<readonly StaffAccount[]>
  find(staff: StaffId): Promise<StaffAccount | null>
  findByEmail(email: string): Promise<StaffAccount | null>
  create(person: { readonly email: string; readonly displayName: string; readonly password: string }): Promise<StaffId>
  /** Also enables a disabled account. Ends the person's sessions. */
  setPassword(staff: StaffId, password: string): Promise<void>
  /** Takes the password away and ends the person's sessions; what she did stays in the log. */
  disable(staff: StaffId): Promise<void>
}

/** An entry with its place in the log, by which a page begins. */
export interface LoggedEntry extends AuditEntry {
  /** The name behind the id, while the account is there. */
  readonly displayName: string | null
  readonly sequence: number
}

export interface AuditEntry {
  readonly operation: OperationId | null
  readonly at: EpochMs
  readonly staff: StaffId | null
  /** Verb as in the policy table, such as `import.create`. */
  readonly action: string
  /** What it was done to: an id, or what was chosen and how many; never content. */
  readonly subject: string
}

/** A harm table and when the operation set it. */
export interface SetHarmTable extends HarmTable {
  readonly setAt: EpochMs
}

/** The ground as it is stored, and which edit last touched what. */
export interface StoredGround {
  readonly ground: Ground
  /** Of each record that an edit has touched, the number of the last one. */
  readonly revisions: ReadonlyMap<string, number>
  /** The newest edit; 0 before the first. */
  readonly revision: number
}

/** All reads and writes of one operation's feature go through one of these; inside `transact` only `tx` exists. */
export interface StoreTx {
  readonly operations: {
    find(id: OperationId): Promise<Operation | null>
    list(): Promise<readonly Operation[]>
    add(operation: Operation): Promise<void>
    /** Grows with every change of incidents, places or harm weights: a cache key. */
    revision(id: OperationId): Promise<number>
    /** What tells open desks that something changed, shifts and decisions included; an operation that does not exist is left out. */
    revisions(ids: readonly OperationId[]): Promise<ReadonlyMap<OperationId, number>>
  }
  readonly organisations: {
    add(organisation: { id: OrganisationId; name: string }): Promise<void>
    list(): Promise<readonly { id: OrganisationId; name: string }[]>
  }
  readonly places: {
    listPlaces(operation: OperationId): Promise<readonly Place[]>
    listAreas(operation: OperationId): Promise<readonly Area[]>
    addPlaces(operation: OperationId, places: readonly Place[], importedBy?: ImportId): Promise<void>
    addAreas(operation: OperationId, areas: readonly Area[]): Promise<void>
  }
  readonly ground: {
    /** Whoever else wants to edit this operation's ground, or write incidents, waits until this transaction ends. */
    lock(operation: OperationId): Promise<void>
    read(operation: OperationId): Promise<StoredGround>
    /** Writes what the changes leave; raises the operation's revision. */
    put(operation: OperationId, revision: number, changes: readonly Change[]): Promise<void>
    repoint(operation: OperationId, revision: number, repointings: readonly Repointing[]): Promise<void>
    /** Brings back what the edit numbered `undone` made follow; gives the place that a later edit took some of it from. */
    moveBack(operation: OperationId, revision: number, undone: number): Promise<string | null>
    /**
     * Removes what the changes remove; gives the ids that something still refers to, and has then removed none of them.
     * What points say of a place among `merged` they say from now on of the one that it went into.
     */
    drop(
      operation: OperationId,
      changes: readonly Change[],
      merged: ReadonlyMap<PlaceId, PlaceId>,
    ): Promise<readonly string[]>
    record(operation: OperationId, entry: HistoryEntry): Promise<void>
    /** Newest first. */
    history(operation: OperationId, limit: number): Promise<readonly HistoryEntry[]>
    find(operation: OperationId, id: GroundEditId): Promise<HistoryEntry | null>
  }
  readonly codes: {
    /** The newest table of the operation, or null when it uses the built-in one. */
    current(operation: OperationId): Promise<CrimeCodeTable | null>
    add(operation: OperationId, table: CrimeCodeTable): Promise<void>
  }
  readonly harm: {
    /** The newest harm weights of the operation, or null when every group weighs 1. */
    current(operation: OperationId): Promise<SetHarmTable | null>
    /** Returns the version, 1 first. Raises the revision: rankings by harm change with it. */
    set(operation: OperationId, table: SetHarmTable): Promise<number>
  }
  readonly incidents: {
    /** Adds new, updates changed and counts equal ones; updated rows keep their former self for undo. */
    offer(operation: OperationId, by: ImportId, batch: PackedIncidents): Promise<WriteCounts>
    columns(operation: OperationId, filter: IncidentFilter): Promise<IncidentColumns>
    positions(operation: OperationId): Promise<IncidentPositions>
    /** Pages through incidents ordered by id, for exports. */
    page(
      operation: OperationId,
      after: IncidentId | null,
      limit: number,
      filter?: IncidentPageFilter,
    ): Promise<readonly Incident[]>
    count(operation: OperationId, filter?: IncidentPageFilter): Promise<number>
    find(operation: OperationId, id: IncidentId): Promise<Incident | null>
  }
  readonly unresolved: {
    /** Serious incidents that are not cleared, newest first; `only` one of them. */
    list(operation: OperationId, serious: Serious, only?: IncidentId): Promise<readonly UnresolvedIncident[]>
    /** How many serious ones are not cleared and have no place that may be shown. */
    countAtAreaLevel(operation: OperationId, serious: Serious): Promise<number>
    decide(operation: OperationId, incident: IncidentId, decision: StatementDecision): Promise<void>
    /** Holds off other decisions until this transaction is over. */
    lock(operation: OperationId): Promise<void>
  }
  readonly imports: {
    add(operation: OperationId, record: ImportRecord, problems: readonly RowProblem[]): Promise<void>
    update(operation: OperationId, record: ImportRecord): Promise<void>
    find(operation: OperationId, id: ImportId): Promise<ImportRecord | null>
    /** Newest first; with a page, so many of those that came before the import with that id. */
    list(
      operation: OperationId,
      page?: { readonly before: ImportId | null; readonly limit: number },
    ): Promise<readonly ImportRecord[]>
    problems(operation: OperationId, id: ImportId): Promise<readonly RowProblem[]>
    /** Removes what the import added, restores what it updated. Null when a later import changed the same incidents. */
    undo(operation: OperationId, id: ImportId): Promise<{ removed: number; restored: number } | null>
    saveMapping(operation: OperationId, mapping: Mapping & { readonly name: string }): Promise<void>
    findMapping(operation: OperationId, name: string): Promise<Mapping | null>
  }
  readonly points: {
    /** Whoever else wants to decide on this operation's points waits until this transaction ends. */
    lock(operation: OperationId): Promise<void>
    /** In the order in which they were made. */
    decisions(operation: OperationId): Promise<readonly PointDecision[]>
    decide(operation: OperationId, decision: PointDecision): Promise<void>
    /** What the displacement watch has proposed, oldest first. */
    proposals(operation: OperationId): Promise<readonly WatchProposal[]>
    /** One a place: what was proposed before stays as it was, unless a later week proposes it anew after an answer. */
    propose(operation: OperationId, proposals: readonly WatchProposal[]): Promise<void>
  }
  readonly members: {
    /** Whoever else wants to change this operation's members waits until this transaction ends. */
    lock(operation: OperationId): Promise<void>
    role(operation: OperationId, staff: StaffId): Promise<Role | null>
    operationsOf(staff: StaffId): Promise<readonly { operation: Operation; role: Role }[]>
    list(operation: OperationId): Promise<readonly Member[]>
    set(operation: OperationId, staff: StaffId, role: Role | null): Promise<void>
  }
  readonly audit: {
    record(entry: AuditEntry): Promise<void>
    /** Newest first; with `before`, those that came before the entry with that number. */
    list(operation: OperationId, limit: number, before?: number): Promise<readonly LoggedEntry[]>
  }
  readonly tokens: {
    /** @param sha256 hexadecimal; the token itself is never stored */
    add(operation: OperationId, token: ApiToken, sha256: string): Promise<void>
    findByHash(operation: OperationId, sha256: string): Promise<ApiToken | null>
    /** Newest first; revoked and expired ones too. */
    list(operation: OperationId): Promise<readonly ApiToken[]>
    revoke(operation: OperationId, id: TokenId, at: EpochMs): Promise<void>
    /** Remembers the day, no more. */
    markUsed(operation: OperationId, id: TokenId, on: LocalDate): Promise<void>
  }
  readonly views: {
    /** Whoever else wants to change this operation's views waits until this transaction ends. */
    lock(operation: OperationId): Promise<void>
    /** Everybody's, oldest first: who may see which is decided in `domain/view`. */
    list(operation: OperationId): Promise<readonly SavedView[]>
    add(operation: OperationId, view: SavedView): Promise<void>
    change(operation: OperationId, id: ViewId, to: Pick<SavedView, 'name' | 'changedAt'>): Promise<void>
    remove(operation: OperationId, id: ViewId): Promise<void>
  }
  readonly news: {
    /** Until when a member has seen what is new; null when she never said so. */
    lastLook(operation: OperationId, staff: StaffId): Promise<EpochMs | null>
    /** Replaces the moment before; an earlier one changes nothing. */
    look(operation: OperationId, staff: StaffId, at: EpochMs): Promise<void>
    /** When the import that is being written began, or null. */
    writingSince(operation: OperationId): Promise<EpochMs | null>
    /** @param serious what is on the board of unresolved crimes */
    since(operation: OperationId, moment: EpochMs, serious: Serious): Promise<News>
  }
  readonly shifts: {
    /** Whoever else wants to change this operation's shifts waits until this transaction ends; desks hear of it. */
    begin(operation: OperationId): Promise<void>
    units(operation: OperationId): Promise<readonly Unit[]>
    putUnit(operation: OperationId, unit: Unit): Promise<void>
    /** Shifts that have time in common with the span, by start. */
    between(operation: OperationId, span: Interval): Promise<readonly Shift[]>
    hoursOf(operation: OperationId, id: ShiftId): Promise<Interval | null>
    /** Adds them, or replaces those with their ids. */
    put(operation: OperationId, shifts: readonly Shift[]): Promise<void>
    remove(operation: OperationId, ids: readonly ShiftId[]): Promise<void>
    patterns(operation: OperationId): Promise<readonly ShiftPattern[]>
    addPattern(operation: OperationId, pattern: ShiftPattern): Promise<void>
    /** Its shifts that are left stand by themselves from then on. */
    removePattern(operation: OperationId, id: ShiftPatternId): Promise<void>
    /** Appointments that have time in common with the span, by start. */
    appointments(operation: OperationId, span: Interval): Promise<readonly Appointment[]>
    addAppointment(operation: OperationId, appointment: Appointment): Promise<void>
    /** False when there is none with that id. */
    removeAppointment(operation: OperationId, id: AppointmentId): Promise<boolean>
  }
}

/** Why the store itself said no: a rule of the database that no earlier check caught, or two people at once. */
export type StoreProblem =
  /** Another import is being written in this operation. */
  | { readonly code: 'import.busy' }
  /** The import's rows were swept away because its writer gave no sign of life for half a minute. */
  | { readonly code: 'import.abandoned' }
  | {
      readonly code: 'store.conflict' | 'store.missing-reference' | 'store.breaks-rule'
      readonly constraint: string
    }

/** Thrown out of `transact` after it rolled back; the edges (http, cli) turn it into their kind of refusal once. */
export class StoreRefusal extends Error {
  readonly problem: StoreProblem
  constructor(problem: StoreProblem) {
    super(problem.code)
    this.problem = problem
  }
}

export interface Store {
  /** Puts incidents into the form that `offer` takes; their keys are unequal to each other. */
  pack(batch: readonly OfferedIncident[]): PackedIncidents
  /** Runs `work` in one transaction; commits only when its result is ok, rolls back on a refusal or a throw. */
  transact<T extends { readonly ok: boolean }>(work: (tx: StoreTx) => Promise<T>): Promise<T>
  /** Runs reads in one consistent snapshot. */
  read<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>
}

/** A file as rows of named text cells, whatever it was; one pass, back-pressure kept. */
export interface RowSource {
  readonly format: 'csv' | 'xlsx' | 'geojson' | 'ndjson' | 'police-feed' | 'unknown'
  readonly fileName: string
  /** SHA-256 hex of the bytes. */
  readonly sha256: string
  readonly byteLength: number
  readonly columns: readonly string[]
  /** `EPSG:4326` where the format or the file itself says it, as GeoJSON does; null: the mapping must tell. */
  readonly crs: string | null
  /** Name of the one sheet that is read of a workbook; null where there are no sheets. */
  readonly sheet: string | null
  /** The first rows, at most 200, for guessing columns. */
  readonly sample: readonly RawRow[]
  /** Each call starts again from the first row. Throws nothing: what cannot be read is yielded as a problem. */
  rows(): AsyncIterable<RawRow | UnreadableRow>
}

export interface UnreadableRow {
  readonly problem: RowProblem
  /** True when nothing after it can be read: such a file is refused whole, also when bad rows are left out. */
  readonly ends: boolean
}

export interface RawRow {
  /** 1-based line or element number as a person would count it in the file, header included. */
  readonly row: number
  /** One text a column, in the order of `columns` and exactly as many; '' where the file says nothing. */
  readonly cells: readonly string[]
}

/** Where checked batches wait between the pass that checks and the pass that writes. */
export interface Spool {
  append(batch: PackedIncidents): Promise<void>
  batches(): AsyncIterable<PackedIncidents>
  discard(): Promise<void>
}

export interface Spools {
  open(): Promise<Spool>
}
