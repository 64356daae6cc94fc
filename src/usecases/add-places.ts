import type { OperationId, PlaceId, StaffId } from '../domain/ids.ts'
import { type Change, isSameRecord, type Walk } from '../domain/place/ground.ts'
import type { Area, Place } from '../domain/place/place.ts'
import { done } from '../domain/result.ts'
import type { Clock, Store, StoreTx } from './ports.ts'

export interface AddedPlaces {
  readonly places: number
  readonly areas: number
  readonly walks: number
  /** Already there under the same name, kind and place above: left as they are. */
  readonly known: number
}

/**
 * Adds places and areas to an operation. What it already has, by name, kind and what it lies in, is not added
 * again, so that the same file twice changes nothing; new floors of a known house go into that house.
 */
export const addPlaces = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  ground: {
    readonly operation: OperationId
    readonly places: readonly Place[]
    readonly areas: readonly Area[]
    readonly walks: readonly Walk[]
    readonly by: StaffId | null
  },
): Promise<{ readonly ok: true; readonly value: AddedPlaces }> =>
  store.transact(async (tx) => {
    const { operation, by } = ground
    const places = newPlaces(ground.places, await tx.places.listPlaces(operation))
    const have = new Set((await tx.places.listAreas(operation)).map(areaKey))
    const areas = ground.areas.filter((area) => !have.has(areaKey(area)))
    if (places.length > 0) await tx.places.addPlaces(operation, places)
    if (areas.length > 0) await tx.places.addAreas(operation, areas)
    const walks = await newWalks(tx, operation, ground.walks)
    if (walks.length > 0) await tx.ground.put(operation, 0, walks)
    const added = places.length + areas.length + walks.length
    if (added > 0) {
      await tx.audit.record({ operation, at: clock.now(), staff: by, action: 'place.create', subject: operation })
    }
    const known = ground.places.length + ground.areas.length + ground.walks.length - added
    return done({ places: places.length, areas: areas.length, walks: walks.length, known })
  })

/** Lines that are not there yet, corner by corner. */
async function newWalks(tx: StoreTx, operation: OperationId, offered: readonly Walk[]): Promise<readonly Change[]> {
  if (offered.length === 0) return []
  const known = [...(await tx.ground.read(operation)).ground.walks.values()]
  return offered
    .filter((walk) => !known.some(({ kind, line }) => kind === walk.kind && isSameRecord(line, walk.line)))
    .map((walk) => ({ of: 'walk', id: walk.id, before: null, after: walk }))
}

const areaKey = ({ role, name }: Area): string => `${role}:${name}`
const placeKey = (place: Place, parent: PlaceId | null): string =>
  [parent ?? '', place.kind, place.floor ?? '', place.name].join('\n')

/** Places not yet there, parents first; children of a known place are hung on that one. */
function newPlaces(offered: readonly Place[], existing: readonly Place[]): readonly Place[] {
  const idByKey = new Map(existing.map((place) => [placeKey(place, place.parent), place.id]))
  const settled = new Map<PlaceId, PlaceId>()
  const fresh: Place[] = []
  for (const place of parentsFirst(offered)) {
    const parent = place.parent === null ? null : (settled.get(place.parent) ?? place.parent)
    const key = placeKey(place, parent)
    const known = idByKey.get(key)
    settled.set(place.id, known ?? place.id)
    if (known) continue
    idByKey.set(key, place.id)
    fresh.push({ ...place, parent })
  }
  return fresh
}

function parentsFirst(places: readonly Place[]): readonly Place[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const depth = (place: Place): number => {
    let steps = 0
    for (let at = byId.get(place.parent as PlaceId); at && steps < places.length; steps++) {
      at = byId.get(at.parent as PlaceId)
    }
    return steps
  }
  return [...places].sort((a, b) => depth(a) - depth(b))
}
