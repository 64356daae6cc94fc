import { loadCrs } from '../domain/geo/crs.ts'
import type { OperationId } from '../domain/ids.ts'
import type { Area, Place } from '../domain/place/place.ts'
import { invariant } from '../domain/result.ts'
import type { Store } from './ports.ts'

export interface OperationGround {
  /** EPSG code of the plane that the geometry's metres are in; its definition is loaded. */
  readonly planeEpsg: number
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
}

/** The operation's own ground: its places and areas, of one moment. */
export async function readPlaces(store: Store, operation: OperationId): Promise<OperationGround> {
  const ground = await store.read(async (tx) => ({
    operation: await tx.operations.find(operation),
    places: await tx.places.listPlaces(operation),
    areas: await tx.places.listAreas(operation),
  }))
  invariant(ground.operation, 'a member was let into an operation that does not exist')
  const { planeEpsg } = ground.operation
  await loadCrs(planeEpsg)
  return { planeEpsg, places: ground.places, areas: ground.areas }
}
