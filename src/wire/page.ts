import { Type } from 'typebox'

/** A page of a long list: what was added meanwhile moves nothing, since each page begins after an entry. */
export const limit = Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,3}$', description: 'how many at most' }))
export const next = Type.Union([Type.String(), Type.Null()], {
  description: 'send it as after for the page that follows; null on the last',
})
export const after = (pattern: string) =>
  Type.Optional(Type.String({ pattern, maxLength: 40, description: 'next of the page before' }))
/** An entry by its id. */
export const afterId = after('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')
