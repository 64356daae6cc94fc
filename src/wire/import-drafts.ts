import { type Static, Type } from 'typebox'
import { columnRoles } from '../domain/import/mapping.ts'
import { incidentSources, investigationStates } from '../domain/incident/incident.ts'
import { importSchema, rowProblemSchema } from './imports.ts'
import { literals, nullable } from './parts.ts'

/** A file on its way in: sent, read by a guess, corrected by a person, checked, imported. */

const roleNames = literals(columnRoles)
const words = Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 200 }))
const closed = { additionalProperties: false }

/** What a person decides of how a file is read. */
export const setImportDraftSchema = Type.Object(
  {
    /** Role → column. */
    columns: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })),
    crs: nullable(Type.String({ minLength: 1, maxLength: 40 })),
    dateOrder: literals(['ymd', 'mdy', 'dmy'] as const),
    defaultSource: literals(incidentSources),
    collapse: literals(['none', 'by-external-id'] as const),
    /** Value as written in the file → what it means. */
    values: Type.Object(
      {
        code: words,
        group: words,
        source: Type.Record(Type.String({ maxLength: 200 }), literals(incidentSources)),
        investigation: Type.Record(Type.String({ maxLength: 200 }), literals(investigationStates)),
      },
      closed,
    ),
  },
  closed,
)
export type MappingChoiceMessage = Static<typeof setImportDraftSchema>

export const createImportDraftQuerySchema = Type.Object(
  { fileName: Type.String({ minLength: 1, maxLength: 255 }) },
  closed,
)

export const runImportDraftSchema = Type.Object(
  {
    /** `check`: read and compare everything, keep nothing. */
    kind: literals(['check', 'import'] as const),
    /** Rows with problems are left out, where they would refuse the file. */
    leaveOutBadRows: Type.Boolean(),
  },
  closed,
)

/** One event of the stream: how far the work is, or null once it is over. */
export const workSchema = Type.Object({
  kind: literals(['check', 'import'] as const),
  step: literals(['checking', 'writing'] as const),
  done: Type.Integer(),
  /** Null while it is not known; an estimate the first time a file is read. */
  total: nullable(Type.Integer()),
  secondsLeft: nullable(Type.Integer()),
})
export type WorkMessage = Static<typeof workSchema>

const previewRowSchema = Type.Object({
  row: Type.Integer(),
  kept: Type.Boolean(),
  from: nullable(Type.String()),
  to: nullable(Type.String()),
  group: nullable(Type.String()),
  code: nullable(Type.String()),
  source: nullable(literals(incidentSources)),
  place: nullable(Type.String()),
  /** Kept by area only. */
  sensitive: Type.Boolean(),
  messages: Type.Array(Type.String()),
})

export const unknownValueSchema = Type.Object({
  kind: literals(['code', 'group', 'source', 'investigation'] as const),
  value: Type.String(),
  rows: Type.Integer(),
  /** False where something personal had to be cut out of it: then it can only be left as it is. */
  canMap: Type.Boolean(),
})

const outcomeSchema = Type.Object({
  kind: literals(['checked', 'refused', 'done', 'failed'] as const),
  /** Null when it failed. */
  import: nullable(importSchema),
  /** Why it failed, in the reader's language. */
  message: nullable(Type.String()),
  badRows: Type.Integer(),
  /** The first hundred. */
  problems: Type.Array(rowProblemSchema),
  unknown: Type.Array(unknownValueSchema),
})
export type DraftOutcomeMessage = Static<typeof outcomeSchema>

export const importDraftSchema = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  format: Type.String(),
  sheet: nullable(Type.String()),
  byteLength: Type.Integer(),
  /** Read as the last file with the same columns. */
  remembered: Type.Boolean(),
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      role: nullable(roleNames),
      /** Holds persons: never read, and no cell of it is shown. */
      personal: Type.Boolean(),
      /** A few cells; what is personal in them is cut out. */
      samples: Type.Array(Type.String()),
    }),
  ),
  mapping: setImportDraftSchema,
  problems: Type.Array(rowProblemSchema),
  rows: Type.Array(previewRowSchema),
  map: Type.Object({
    /** Longitude, latitude. */
    positions: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
    inside: Type.Integer(),
    withoutPosition: Type.Integer(),
    sensitive: Type.Integer(),
    refused: Type.Integer(),
  }),
  groups: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), sensitive: Type.Boolean() })),
  work: nullable(workSchema),
  outcome: nullable(outcomeSchema),
})
export type ImportDraftMessage = Static<typeof importDraftSchema>

/** Those that the reader has under way. */
export const importDraftsSchema = Type.Object({
  drafts: Type.Array(Type.Object({ id: Type.String(), fileName: Type.String(), working: Type.Boolean() })),
})
export type ImportDraftsMessage = Static<typeof importDraftsSchema>
