import type { Pair } from '../domain/geo/geometry.ts'
import { type AreaId, type PlaceId, uuidV7 } from '../domain/ids.ts'
import { type Area, type AreaRole, areaRoles, indoorKinds, type Place } from '../domain/place/place.ts'
import { invariant } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import { bytesFrom, stream } from './draw.ts'
import { blockSpecs, blocks, blockYardSpecs } from './town/blocks.ts'
import { centreSpecs } from './town/centre.ts'
import { groundSpecs, surroundingsOutline, targetOutline } from './town/ground.ts'
import { hasselvingeOutline, hasselvingeSpecs } from './town/hasselvinge.ts'
import { quarterSpecs } from './town/quarters.ts'
import { alongRibbon, middleOf, moved, point, polygon, polygonAround, type Shape, turned } from './town/shapes.ts'
import type { PlaceSpec } from './town/spec.ts'

/** A place of the invented town with its handle, the area it lies in and where a ring about it is drawn. */
export interface TownPlace {
  readonly key: string
  readonly zone: AreaRole
  readonly place: Place
  /** Plane metres; a floor stands where its stairwell's door is. */
  readonly anchor: Pair
}

export interface Town {
  readonly places: readonly TownPlace[]
  readonly areas: readonly Area[]
  /** For every place the indices of those within `nextDoorMetres`, in the same area. */
  readonly nextDoor: readonly (readonly number[])[]
}

/** How far "next door" is. */
export const nextDoorMetres = 60

function doorsNearby(places: readonly TownPlace[]): Town['nextDoor'] {
  return places.map((here, i) =>
    places.flatMap((other, j) => {
      const metres = Math.hypot(other.anchor[0] - here.anchor[0], other.anchor[1] - here.anchor[1])
      return i !== j && other.zone === here.zone && metres <= nextDoorMetres ? [j] : []
    }),
  )
}

/** All places in drawing order: what lies lowest comes first, and a parent before its children. */
export const townSpecs: readonly PlaceSpec[] = [
  {
    key: 'manlunda-centrum',
    parent: null,
    kind: 'centre',
    name: 'Månlunda centrum',
    zone: 'target',
    shape: point([0, 0]),
  },
  ...groundSpecs,
  ...quarterSpecs,
  ...blockYardSpecs,
  ...blocks.flatMap(blockSpecs),
  ...centreSpecs,
  ...hasselvingeSpecs,
]

/**
 * The drawing's 0,0 in SWEREF 99 TM: open water of the northern Baltic, 58.63° N 20.17° E, so that no one can
 * take the town for a real one. The meridian leans 4.417° there; the turn makes up for it and keeps north up.
 */
const origin: Pair = [800_000, 6_510_000]
const meridianDegrees = 4.417

function onTheGround(p: Pair): Pair {
  const [x, y] = turned(p, meridianDegrees)
  return [Math.round((x + origin[0]) * 100) / 100, Math.round((y + origin[1]) * 100) / 100]
}

const toGround = <S extends Shape>(shape: S): S => moved(shape, onTheGround)

/** The nearest shape up the tree: a floor has none of its own. */
function anchorOf(spec: PlaceSpec, byKey: ReadonlyMap<string, PlaceSpec>): Pair {
  if (spec.shape?.type === 'Polygon' && spec.kind === 'street') return alongRibbon(spec.shape, 0.5)
  if (spec.shape) return middleOf(spec.shape)
  const parent = spec.parent === null ? undefined : byKey.get(spec.parent)
  invariant(parent, `place ${spec.key} has neither shape nor parent`)
  return anchorOf(parent, byKey)
}

/**
 * The town with ids that depend only on the arguments.
 * @param seed the same seed gives the same ids; the plan itself is always the same
 * @param at milliseconds from which the ids count up, so that their order is the drawing order
 */
export function town(seed: number, at: EpochMs): Town {
  const random = stream(seed, 'town')
  const byKey = new Map(townSpecs.map((spec) => [spec.key, spec]))
  invariant(byKey.size === townSpecs.length, 'two places of the plan share a key')
  const ids = new Map(townSpecs.map((spec, i) => [spec.key, uuidV7<PlaceId>(at + i, bytesFrom(random, 10))]))
  const idOf = (key: string): PlaceId => {
    const id = ids.get(key)
    invariant(id, `no place ${key} in the plan`)
    return id
  }
  const places = townSpecs.map(
    (spec): TownPlace => ({
      key: spec.key,
      zone: spec.zone,
      anchor: onTheGround(anchorOf(spec, byKey)),
      place: {
        id: idOf(spec.key),
        parent: spec.parent === null ? null : idOf(spec.parent),
        kind: spec.kind,
        name: spec.name,
        floor: spec.floor ?? null,
        floorLabel: spec.floorLabel ?? null,
        indoor: indoorKinds.has(spec.kind),
        geometry: spec.shape && toGround(spec.shape),
        openingHours: spec.hours ?? [],
      },
    }),
  )
  const area = (role: AreaRole, name: string, geometry: Area['geometry']): Area => ({
    id: uuidV7<AreaId>(at + areaRoles.indexOf(role), bytesFrom(random, 10)),
    role,
    name,
    geometry: toGround(geometry),
  })
  return {
    places,
    nextDoor: doorsNearby(places),
    areas: [
      area('target', 'Månlunda centrum', polygon(targetOutline) as Area['geometry']),
      area('surroundings', 'Runt centrum', polygonAround(surroundingsOutline, targetOutline)),
      area('comparison', 'Hasselvinge torg', polygon(hasselvingeOutline) as Area['geometry']),
    ],
  }
}
