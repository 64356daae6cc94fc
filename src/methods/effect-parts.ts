import { type TSchema, Type } from 'typebox'
import { closed, level, nonNegative, orNull, probability, whole } from './schema-parts.ts'

/** Parts that the methods of change beside a comparison share. */
export const events = (description?: string) => whole(0, 1e9, description)

/** Time × area, or a weight. */
export const size = (description?: string) =>
  Type.Number({ minimum: 1e-9, maximum: 1e9, ...(description ? { description } : {}) })

export const beforeAfter = <Item extends TSchema>(item: Item, description?: string) =>
  closed({ before: item, after: item }, description)

export const fourCells = <Item extends TSchema>(item: Item, description?: string) =>
  closed({ targetBefore: item, targetAfter: item, comparisonBefore: item, comparisonAfter: item }, description)

export const dispersion = (most = 1e6) =>
  Type.Number({
    minimum: 1,
    maximum: most,
    description: 'φ, variance ÷ mean of the weekly counts before the start',
  })

export const confidence = () => level('of the intervals')

/** An interval of a ratio with the p of no change; a null end is infinite. */
export const ratioInterval = (description?: string) =>
  closed({ low: nonNegative(), high: orNull(nonNegative()), p: probability() }, description)
