import { type Static, Type } from 'typebox'
import { roles } from '../domain/access/policy.ts'
import { type ViewKey, viewKeys, viewShapes } from '../domain/view/view.ts'
import { literals } from './parts.ts'

/** What of the desk's address a view keeps; nothing else is taken. */
const searchSchema = Type.Object(
  Object.fromEntries(
    viewKeys.map((key) => [key, Type.Optional(Type.String({ pattern: viewShapes[key], maxLength: 4000 }))]),
  ) as Record<ViewKey, ReturnType<typeof optionalText>>,
  { additionalProperties: false },
)
const optionalText = () => Type.Optional(Type.String())

const viewSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  search: searchSchema,
  isShared: Type.Boolean(),
  /** Saved by the reader. */
  isOwn: Type.Boolean(),
  /** Whether the reader may rename and delete it. */
  mayChange: Type.Boolean(),
  /** Who saved it: a role and an organisation, no name. */
  role: literals(roles),
  organisation: Type.String(),
  changedAt: Type.String(),
})
export type ViewMessage = Static<typeof viewSchema>

/** One's own and those that are shared, by name. */
export const viewsSchema = Type.Object({ views: Type.Array(viewSchema) })
export type ViewsMessage = Static<typeof viewsSchema>

const name = Type.String({ minLength: 1, maxLength: 200 })
/** The body of `POST …/views`. */
export const saveViewSchema = Type.Object(
  { name, search: searchSchema, isShared: Type.Boolean() },
  { additionalProperties: false },
)
export type SaveViewMessage = Static<typeof saveViewSchema>
/** The body of `PUT …/views/:viewId`; `seen` is its `changedAt` as the reader was told it. */
export const renameViewSchema = Type.Object(
  { name, seen: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }) },
  { additionalProperties: false },
)
