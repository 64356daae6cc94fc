import type { IncidentId, OperationId } from '../domain/ids.ts'
import type { Incident } from '../domain/incident/incident.ts'
import { readFeatureGround } from './feature/ground.ts'
import { selectedPages, selectIncidents } from './incident-selection.ts'
import type { IncidentFilter, Store } from './ports.ts'

/** A page of the incidents that a picture's filter lets through, ordered by id, and the ground they stand on. */
export async function readIncidentPage(
  store: Store,
  operation: OperationId,
  filter: IncidentFilter,
  { after, limit }: { readonly after: IncidentId | null; readonly limit: number },
) {
  const ground = await readFeatureGround(store, operation)
  const found: Incident[] = []
  for await (const page of selectedPages(store, selectIncidents(operation, filter, ground), limit + 1, after)) {
    found.push(...page)
    if (found.length > limit) break
  }
  const incidents = found.slice(0, limit)
  return { ground, incidents, next: found.length > limit ? (incidents.at(-1)?.id ?? null) : null }
}
