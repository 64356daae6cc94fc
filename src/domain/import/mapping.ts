import type { IncidentSource } from '../incident/incident.ts'
import type { RecordMarks } from '../incident/marks.ts'

/** What a column of a file can mean. */
export const columnRoles = [
  'externalId',
  'from',
  'fromDate',
  'fromTime',
  'to',
  'toDate',
  'toTime',
  'knownAt',
  'code',
  'group',
  'source',
  'investigation',
  'x',
  'y',
  'point',
  'place',
  'street',
  'streetNumber',
  'area',
  'floor',
  'indoor',
  'indoorKind',
  'count',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** How a file is read; guessed from its header and sample, confirmed or corrected by a person, saved by name. */
export interface Mapping {
  /** Which column fills which role; several columns of one role are tried in order. */
  readonly columns: Readonly<Partial<Record<ColumnRole, string>>>
  /** `EPSG:3006`; `plane`: already metres in the operation's plane; null when it could not be told. */
  readonly crs: string | null
  /** Order in ambiguous dates such as 3/4/21. */
  readonly dateOrder: 'ymd' | 'mdy' | 'dmy'
  readonly timeZone: string
  /** What a row's source is when no column says it. */
  readonly defaultSource: IncidentSource
  /** What a row's group is when no column says it; null: the code decides or the row is refused. */
  readonly defaultGroup: string | null
  /** Values as written in the file → what they mean here. */
  readonly values: {
    readonly source: Readonly<Record<string, IncidentSource>>
    readonly group: Readonly<Record<string, string>>
    /** Codes that no table holds → the group that a person says they are of; she answers for what they may hide. */
    readonly code?: Readonly<Record<string, string>>
    readonly investigation: Readonly<Record<string, 'open' | 'closed-without-result' | 'cleared'>>
    /** Values of the `indoor` or `indoorKind` column that mean indoors. */
    readonly indoor: readonly string[]
  }
  /** `by-external-id`: several rows are one incident (one row per victim). */
  readonly collapse: 'none' | 'by-external-id'
  /** A code outside the table: refuse the row, or keep it at area level since it may be sensitive. */
  readonly unknownCodes: 'refuse' | 'area-level'
  /** Snap coordinates to the nearest place within this distance. */
  readonly snapWithinMetres: number
  /** Make a place of each square of this size where no place is near; null: leave without a place. */
  readonly makePlacesMetres: number | null
  readonly marks: RecordMarks | null
}
