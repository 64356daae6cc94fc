import type { Precision } from '../domain/feature/precision.ts'
import type { OperationId } from '../domain/ids.ts'
import type { CellSize, LayerKind } from '../domain/layer/layer.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import { hourMs } from '../domain/time/local-clock.ts'
import type { LayerOrder } from './compute-tasks.ts'
import type { Layer } from './layer/describe-layer.ts'
import { rowPositions } from './layer/layer-input.ts'
import type { Compute, IncidentFilter, Store } from './ports.ts'
import { type PictureReaderParts, Recent, readGround } from './read-picture.ts'

export interface LayerQuery {
  readonly kind: LayerKind
  readonly cellMetres: CellSize
  readonly cleared: Precision
  /** The picture's own. */
  readonly filter: IncidentFilter
}

/** Reads one layer of the map of an operation that exists. */
export type ReadLayer = (operation: OperationId, query: LayerQuery) => Promise<Layer>

const operationsKept = 2
const layersKept = 64

type Ground = Omit<LayerOrder, 'now' | 'kind' | 'cellMetres' | 'cleared' | 'filter'>

/** A reader that remembers rows by operation and revision, and layers by what was asked; see `pictureReader`. */
export function layerReader({ store, clock, compute }: PictureReaderParts): ReadLayer {
  const grounds = new Recent<Ground>(operationsKept)
  const layers = new Recent<Layer>(layersKept)
  return async (operation, query) => {
    const revision = await store.read((tx) => tx.operations.revision(operation))
    const now = clock.now()
    const version = `${operation} ${revision}`
    return layers.get(`${version} ${Math.floor(now / hourMs)} ${keyOf(query)}`, async () => {
      const ground = await grounds.get(version, () => readLayerGround(store, compute, operation, now))
      return compute.run('layer', { ...ground, ...query, now })
    })
  }
}

async function readLayerGround(store: Store, compute: Compute, operation: OperationId, now: EpochMs): Promise<Ground> {
  const ground = await readGround(store, operation)
  const found = await store.read((tx) => tx.incidents.positions(operation))
  const positions = rowPositions(ground.columns, found)
  const index = await compute.run('pictureIndex', { ...ground, now })
  return { index, places: ground.places, areas: ground.areas ?? [], positions }
}

/** No zoom changes what a method finds. */
const keyOf = ({ kind, cellMetres, cleared, filter }: LayerQuery): string =>
  JSON.stringify([kind, kind === 'hot-spots' || kind === 'density' ? null : cellMetres, cleared, filter])
