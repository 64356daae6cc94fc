import { type Static, Type } from 'typebox'
import { rowProblemCodes } from '../domain/import/import-record.ts'
import { afterId, limit, next } from './page.ts'

export const importFiguresSchema = Type.Object({
  rows: Type.Integer(),
  incidents: Type.Integer(),
  added: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  problems: Type.Integer(),
  skipped: Type.Integer(),
  redactedCells: Type.Integer(),
  droppedColumns: Type.Array(Type.String()),
  snapped: Type.Integer(),
  withoutPlace: Type.Integer(),
  sensitive: Type.Integer(),
  placesMade: Type.Integer(),
  longIntervals: Type.Integer(),
  dstMoved: Type.Integer(),
})

/** One import and what became of it; refused ones are listed too. */
export const importSchema = Type.Object({
  id: Type.String(),
  status: Type.Enum(['writing', 'done', 'refused', 'undone']),
  at: Type.String(),
  /** Null for the command line. */
  by: Type.Union([Type.String(), Type.Null()]),
  fileName: Type.String(),
  sha256: Type.String(),
  format: Type.String(),
  figures: importFiguresSchema,
})
export const importsSchema = Type.Object({ imports: Type.Array(importSchema), next })
export const importsQuerySchema = Type.Object({ limit, after: afterId }, { additionalProperties: false })
export type ImportMessage = Static<typeof importSchema>
export type ImportsMessage = Static<typeof importsSchema>

/** What is wrong with one row; `value` was screened for personal data before it was kept. */
export const rowProblemSchema = Type.Object({
  /** As a person counts rows in the file; 0 is the file itself. */
  row: Type.Integer(),
  column: Type.Union([Type.String(), Type.Null()]),
  value: Type.Union([Type.String(), Type.Null()]),
  code: Type.Enum([...rowProblemCodes]),
  /** What happened and what to do about it, in the reader's language. */
  message: Type.String(),
})
export const importProblemsSchema = Type.Object({ problems: Type.Array(rowProblemSchema) })
/** `csv`: the same as a file to mend the rows by. */
export const importProblemsQuerySchema = Type.Object(
  { format: Type.Optional(Type.Enum(['json', 'csv'])) },
  { additionalProperties: false },
)
export type ImportProblemsMessage = Static<typeof importProblemsSchema>

/** The query of `POST …/imports`; the body is the file itself, up to 200 MB. */
export const createImportQuerySchema = Type.Object(
  {
    fileName: Type.String({ minLength: 1, maxLength: 255 }),
    /** `true`: read and check everything, write nothing. */
    dryRun: Type.Optional(Type.Enum(['true', 'false'])),
    /** `true`: rows with problems are left out and listed, where they would refuse the file. */
    leaveOutBadRows: Type.Optional(Type.Enum(['true', 'false'])),
    /** The name of a saved mapping; left out, columns are guessed. */
    mapping: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)

/** What became of a file: also part of the problem document when it was refused. */
export const createdImportSchema = Type.Object({
  import: importSchema,
  /** Nothing was written, not even the record. */
  dryRun: Type.Boolean(),
  /** The first hundred; all of them are at `…/imports/:importId/problems`. */
  problems: Type.Array(rowProblemSchema),
  /** How the file was read. */
  mapping: Type.Object({
    columns: Type.Record(Type.String(), Type.String()),
    crs: Type.Union([Type.String(), Type.Null()]),
    dateOrder: Type.String(),
    timeZone: Type.String(),
  }),
})
export type CreatedImportMessage = Static<typeof createdImportSchema>

export const undoneImportSchema = Type.Object({ removed: Type.Integer(), restored: Type.Integer() })
export type UndoneImportMessage = Static<typeof undoneImportSchema>
