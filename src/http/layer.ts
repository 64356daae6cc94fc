import { precisionFor } from '../domain/feature/precision.ts'
import type { Pair } from '../domain/geo/geometry.ts'
import { hexCorners } from '../domain/geo/hexagons.ts'
import { degreesProjection, type Projection } from '../domain/geo/projection.ts'
import type { CellSize } from '../domain/layer/layer.ts'
import { invariant } from '../domain/result.ts'
import { localClock } from '../domain/time/local-clock.ts'
import type { Layer } from '../usecases/layer/describe-layer.ts'
import { readPlaces } from '../usecases/read-places.ts'
import type { LayerMessage } from '../wire/layer.ts'
import { pairInDegrees } from './degrees.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'
import { filterOf } from './picture.ts'

const usualMetres: CellSize = 40

/** Layers of the map, through the picture's filter and as far as the reader is cleared. */
export const layerRoutes = (deps: AppDeps): HandlersOf<'layer'> => ({
  layer: async ({ operation, role, query, refuse: no }) => {
    const { layer: kind, metres, ...asked } = query
    const found = await deps.store.read((tx) => tx.operations.find(operation))
    invariant(found, 'a member was let into an operation that does not exist')
    const filter = filterOf(asked, localClock(found.timeZone))
    if (!filter.ok) return no(filter.problem)
    const cellMetres = (metres === undefined ? usualMetres : Number(metres)) as CellSize
    const cleared = precisionFor(role)
    const layer = await deps.readLayer(operation, { kind, cellMetres, cleared, filter: filter.value })
    const { planeEpsg } = await readPlaces(deps.store, operation)
    return answer(layerMessage(layer, degreesProjection(planeEpsg)))
  },
})

function layerMessage(layer: Layer, projection: Projection): LayerMessage {
  const degrees = (east: number, north: number) => pairInDegrees(projection, [east, north])
  const { cells, areas, bands, ...rest } = layer
  return {
    ...rest,
    corners: cornersOf(layer, projection),
    cells: cells.map(({ eastMetres, northMetres, count, reachMetres, side, p }) => ({
      at: degrees(eastMetres, northMetres),
      count,
      reachMetres,
      side,
      p,
    })),
    areas: areas.map(({ eastMetres, northMetres, name, radiusMetres, count }) => ({
      at: degrees(eastMetres, northMetres),
      name,
      radiusMetres,
      count,
    })),
    bands: bands.map(({ polygons, ...band }) => ({
      ...band,
      polygons: polygons.map((rings) => rings.map((ring) => ring.map(([east, north]) => degrees(east, north)))),
    })),
  }
}

/** Taken at the middle of the cells: over a town the plane turns and stretches by less than a hundredth. */
function cornersOf({ cells, cellMetres }: Layer, projection: Projection): [number, number][] {
  if (cells.length === 0) return []
  const mean = (of: (cell: Layer['cells'][number]) => number) =>
    cells.reduce((sum, cell) => sum + of(cell) / cells.length, 0)
  const middle: Pair = [mean(({ eastMetres }) => eastMetres), mean(({ northMetres }) => northMetres)]
  const [longitude, latitude] = pairInDegrees(projection, middle)
  return hexCorners(cellMetres).map(({ eastMetres, northMetres }) => {
    const corner = projection.fromPlane(middle[0] + eastMetres, middle[1] + northMetres)
    return [corner[0] - longitude, corner[1] - latitude]
  })
}
