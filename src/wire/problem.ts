import { type Static, Type } from 'typebox'

/** RFC 9457, `application/problem+json`: `code` is for programs, `title` and `detail` for people. */
export const problemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  /** The field, parameter or column that was wrong, where there is one. */
  field: Type.Optional(Type.String()),
})
export type ProblemMessage = Static<typeof problemSchema>
