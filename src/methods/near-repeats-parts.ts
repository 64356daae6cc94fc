import { Type } from 'typebox'
import { list, oneOf, optional, permutations, seed } from './schema-parts.ts'

/** What near repeats, Knox and the scan take alike. */
export const coordinates = (description: string) => list(Type.Number({ minimum: -1e7, maximum: 1e7 }), description)

export const events = {
  eastMetres: coordinates('one for each event; equal coordinates are the same place'),
  northMetres: coordinates('as eastMetres'),
}

export const drawn = {
  permutations: permutations(),
  seed: seed(),
}

export const daysApart = coordinates('days since anywhen; whole days are exact at the edges of bands')

export const measure = optional(
  oneOf(['straight', 'blocks'], 'as the crow flies, or east + north as in streets at right angles'),
  'straight',
)

export const rangeLevel = optional(
  Type.Number({
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    description: 'the range by chance leaves out this share, half on each side',
  }),
  0.05,
)
