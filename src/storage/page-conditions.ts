import { type RawBuilder, sql } from 'kysely'
import type { OperationId } from '../domain/ids.ts'
import type { IncidentPageFilter, PlaneBox } from '../usecases/ports.ts'

/** The incidents of an operation that a filter lets through, as one condition. */
export function pageConditions(operation: OperationId, filter: IncidentPageFilter): RawBuilder<unknown> {
  const { groups, sources, codes, investigations, from, to, places, during, near } = filter
  const given = [
    groups && sql`crime_group = any(${groups})`,
    sources && sql`source = any(${sources})`,
    codes && sql`crime_code = any(${codes})`,
    investigations && sql`coalesce(investigation, 'unknown') = any(${investigations})`,
    from !== undefined && sql`happened_from >= ${new Date(from)}`,
    to !== undefined && sql`happened_from < ${new Date(to)}`,
    places && sql`place_id = any(${places}::uuid[])`,
    during && during.from !== null && sql`happened_to >= ${new Date(during.from)}`,
    during && during.to !== null && sql`happened_from <= ${new Date(during.to)}`,
    near && sql`(${sql.join(nearby(near), sql` or `)})`,
  ]
  const conditions = given.filter((condition) => typeof condition === 'object')
  return sql.join([sql`operation_id = ${operation}`, ...conditions], sql` and `)
}

const nearby = ({ boxes, places }: NonNullable<IncidentPageFilter['near']>): RawBuilder<unknown>[] => [
  sql`(place_id is null and east_metres is null)`,
  sql`place_id = any(${places}::uuid[])`,
  ...boxes.map(within),
]

const within = ({ westMetres, southMetres, eastMetres, northMetres }: PlaneBox) =>
  sql`(east_metres between ${westMetres} and ${eastMetres} and north_metres between ${southMetres} and ${northMetres})`
