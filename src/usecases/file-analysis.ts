import type { Pair, PlanePoint } from '../domain/geo/geometry.ts'
import type { RowProblem, RowProblemCode } from '../domain/import/import-record.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import type { IncidentSource } from '../domain/incident/incident.ts'
import type { Estimate, Picture } from '../domain/picture/picture.ts'
import type { EpochMs, LocalDate } from '../domain/time/interval.ts'

/** Everything that was wrong in one way: how often, and a few rows to look at (values are screened). */
export interface ProblemKind {
  readonly code: RowProblemCode
  readonly count: number
  /** True: such rows are in no figure. False: only told, as of a code that has ended. */
  readonly leavesOut: boolean
  readonly examples: readonly RowProblem[]
}

/** How far the file is to be trusted, before any number is read from it. */
export interface FileQuality {
  readonly rows: number
  /** Rows that could not be read as an incident; everything else is counted from the others. */
  readonly refusedRows: number
  /** Rows that are prose and no event. */
  readonly skippedRows: number
  /** Rows that repeat the id of an earlier one: one row a victim, one incident. */
  readonly collapsedRows: number
  readonly incidents: number
  readonly problems: readonly ProblemKind[]
  readonly redactedCells: number
  readonly droppedColumns: readonly string[]
  /** Of all rows: no usable time, no usable place or position. */
  readonly withoutTime: number
  readonly withoutPlace: number
  /** Of sensitive groups: kept at area level, never at a place. */
  readonly sensitive: number
  /** Longer than 12 hours: left out of hour rhythms. Longer than 7 days: spread over the week. */
  readonly overTwelveHours: number
  readonly overSevenDays: number
  readonly dstMoved: number
  readonly sources: readonly { readonly source: IncidentSource; readonly count: number }[]
  readonly groups: readonly { readonly group: string; readonly count: number }[]
  readonly unknownCodes: readonly { readonly code: string; readonly count: number }[]
  readonly endedCodes: readonly { readonly code: string; readonly count: number }[]
  /** Days from the incident's end until the source knew; null where the file does not say. */
  readonly reportingDelay: {
    readonly known: number
    readonly medianDays: number
    readonly ninetiethPercentileDays: number
  } | null
}

/** Where the ranked places come from; `none` says why there is no ranking. */
export type PlaceOrigin =
  | {
      readonly from: 'file'
      /** Places that the file calls by name, and squares made of coordinates where it does not. */
      readonly named: number
      readonly squares: number
      readonly squareMetres: number
    }
  | { readonly from: 'none'; readonly why: 'no-positions' | 'no-incidents' }

/** The plane of all metres. `unnamed`: the file gives metres and says not of which plane. */
export type FilePlane =
  | { readonly known: 'told' | 'guessed'; readonly sourceEpsg: number; readonly planeEpsg: number }
  | { readonly known: 'unnamed' }

export interface FileFacts {
  readonly name: string
  readonly format: string
  readonly sha256: string
  readonly bytes: number
  /** How the file was read, as it can be given back with `--mapping`. */
  readonly mapping: Mapping
  readonly plane: FilePlane | null
  /** Beginning of the first incident and end of the last. */
  readonly period: { readonly from: EpochMs; readonly to: EpochMs } | null
}

/** What changed since a date, by place: whole weeks before and since. */
interface SinceDate {
  readonly date: LocalDate
  /** Monday of the first whole week since. */
  readonly firstWeek: LocalDate
}

/** The position of a place on the map, in plane metres and, where the plane is known, degrees. */
export interface PlacePosition extends PlanePoint {
  readonly longitude: number | null
  readonly latitude: number | null
}

/** One side of the target area's border. */
interface SideOfTarget {
  readonly incidents: number
  readonly change: Estimate | null
}

export interface TargetSplit {
  readonly inside: SideOfTarget
  readonly outside: SideOfTarget
}

/** All that an analysis of a file says, before it is said in a language. */
export interface FileAnalysis {
  readonly file: FileFacts
  readonly quality: FileQuality
  readonly places: PlaceOrigin
  readonly since: SinceDate | null
  /** Null without a target area. */
  readonly target: TargetSplit | null
  readonly picture: Picture
  /** Incidents by weekday, Monday first; those that are not known to the day are left out. */
  readonly weekdays: readonly number[]
  /** Of ranked places, by id. */
  readonly positions: ReadonlyMap<string, PlacePosition>
  /** Ids of places inside the target area. */
  readonly inTarget: ReadonlySet<string>
  /** Where anything happened, plane metres. */
  readonly seen: readonly Pair[]
  /** Outer rings of the target area. */
  readonly outline: readonly (readonly Pair[])[]
}
