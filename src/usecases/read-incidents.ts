import type { IncidentId, OperationId } from '../domain/ids.ts'
import { pageFilterOf } from './export/incident-table.ts'
import { readFeatureGround } from './feature/ground.ts'
import type { IncidentFilter, Store } from './ports.ts'

/** A page of the incidents that a picture's filter lets through, ordered by id, and the ground they stand on. */
export async function readIncidentPage(
  store: Store,
  operation: OperationId,
  filter: IncidentFilter,
  { after, limit }: { readonly after: IncidentId | null; readonly limit: number },
) {
  const ground = await readFeatureGround(store, operation)
  const rows = pageFilterOf(filter, ground.places)
  const found = await store.read((tx) => tx.incidents.page(operation, after, limit + 1, rows))
  const incidents = found.slice(0, limit)
  return { ground, incidents, next: found.length > limit ? (incidents.at(-1)?.id ?? null) : null }
}
