import type { ImportId, StaffId } from '../ids.ts'
import type { EpochMs } from '../time/interval.ts'

/**
 * One thing wrong with one row. `code` selects the Swedish and English sentences in
 * `import/problem-text.ts`, which also say the remedy; `value` is screened for personal data before it gets here.
 */
export interface RowProblem {
  /** 1-based as a person counts rows in the file; 0 is the file itself. */
  readonly row: number
  readonly column: string | null
  readonly value: string | null
  readonly code: RowProblemCode
}

export const rowProblemCodes = [
  'file.empty',
  'file.header-only',
  'file.too-large',
  'file.unknown-format',
  'file.encoding',
  'file.quotes-broken',
  'file.line-too-long',
  'file.zip-bomb',
  'file.too-deep',
  'file.not-json',
  'file.xlsx-broken',
  'file.no-time-column',
  'file.no-place-column',
  'file.crs-needed',
  'file.crs-unknown',
  'file.person-column',
  'file.columns-repeated',
  'file.too-many-columns',
  'row.columns-differ',
  'time.missing',
  'time.malformed',
  'time.impossible',
  'time.in-dst-gap',
  'time.end-before-start',
  'time.future',
  'place.missing',
  'place.unknown',
  'position.malformed',
  'position.not-finite',
  'position.zero',
  'position.swapped',
  'position.outside',
  'geometry.wrong-type',
  'geometry.self-crossing',
  'geometry.not-closed',
  'code.unknown',
  'code.malformed',
  'code.ended',
  'group.unknown',
  'source.unknown',
  'investigation.unknown',
  'floor.malformed',
  'count.malformed',
  'id.repeated',
  'id.too-long',
] as const
export type RowProblemCode = (typeof rowProblemCodes)[number]

/** The figures of one import, as listed for ever. Refused imports are listed too: nothing of their rows is kept. */
export interface ImportFigures {
  readonly rows: number
  /** Incidents after rows of one incident were collapsed. */
  readonly incidents: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly problems: number
  /** Rows that are prose and no event, such as the night summary of the police feed. */
  readonly skipped: number
  readonly redactedCells: number
  readonly droppedColumns: readonly string[]
  readonly snapped: number
  readonly withoutPlace: number
  readonly sensitive: number
  readonly placesMade: number
  readonly longIntervals: number
  /** Times that fell in a spring gap and were moved forward, times that were ambiguous in autumn and taken as the first. */
  readonly dstMoved: number
}

export interface ImportRecord {
  readonly id: ImportId
  /** `writing`: stored batch by batch, seen by nobody until it is `done`; one at a time in an operation. */
  readonly status: 'writing' | 'done' | 'refused' | 'undone'
  readonly at: EpochMs
  /** Null for the command line. */
  readonly by: StaffId | null
  readonly fileName: string
  readonly sha256: string
  readonly format: string
  readonly figures: ImportFigures
}
