import { type Kysely, sql } from 'kysely'
import type { IncidentId, OperationId } from '../domain/ids.ts'
import { crimeGroups } from '../domain/incident/crime-groups.ts'
import type { Tables } from './tables.ts'

/** Groups that lose their place whatever table an operation uses; an unknown code may be one of them. */
const alwaysPlaceless: ReadonlySet<string> = new Set([
  'unknown',
  ...crimeGroups.flatMap(({ key, sensitivity }) => (sensitivity === 'none' ? [] : [key])),
])

/**
 * An incident that a correction made sensitive loses its place in its former versions too: one join would bring it
 * back (methods §0, S36). Undoing the correction brings back all else, never the place.
 * @param placeless incidents whose new version has neither place nor position
 */
export async function forgetFormerPlaces(
  db: Kysely<Tables>,
  operation: OperationId,
  placeless: readonly { readonly id: IncidentId; readonly group: string }[],
): Promise<void> {
  if (placeless.length === 0) return
  const own = await db
    .selectFrom('crime_groups')
    .select('key')
    .where('operation_id', '=', operation)
    .where('sensitivity', '<>', 'none')
    .execute()
  const sensitive = new Set([...alwaysPlaceless, ...own.map(({ key }) => key)])
  const ids = placeless.filter(({ group }) => sensitive.has(group)).map(({ id }) => id)
  if (ids.length === 0) return
  await sql`
    update incident_versions set place_id = null, snap_metres = null, east_metres = null, north_metres = null,
      precision = case when area_id is null then 'none' else 'area' end
    where operation_id = ${operation} and id = any(${ids}::uuid[]) and replaced_by is not null
      and (place_id is not null or east_metres is not null)`.execute(db)
}
