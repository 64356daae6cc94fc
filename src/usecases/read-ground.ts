import { loadCrs } from '../domain/geo/crs.ts'
import type { OperationId } from '../domain/ids.ts'
import type { HistoryEntry } from '../domain/place/ground-history.ts'
import { invariant } from '../domain/result.ts'
import type { Store, StoredGround } from './ports.ts'

/** The ground as an editor needs it. */
export interface EditableGround extends StoredGround {
  /** EPSG code of the plane that its metres are in. */
  readonly planeEpsg: number
}

/** What is there to edit, of one moment. */
export async function readGround(store: Store, operation: OperationId): Promise<EditableGround> {
  const read = await store.read(async (tx) => ({
    operation: await tx.operations.find(operation),
    stored: await tx.ground.read(operation),
  }))
  invariant(read.operation, 'a member was let into an operation that does not exist')
  const { planeEpsg } = read.operation
  await loadCrs(planeEpsg)
  return { planeEpsg, ...read.stored }
}

/** How far back the history is shown. */
const entriesShown = 100

/** What was done to the ground, newest first. */
export const readPlaceHistory = (store: Store, operation: OperationId): Promise<readonly HistoryEntry[]> =>
  store.read((tx) => tx.ground.history(operation, entriesShown))
