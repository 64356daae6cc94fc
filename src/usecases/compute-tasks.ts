import { analysisTasks } from '../analysis/tasks.ts'
import { indivisible } from '../analysis/work.ts'
import { describeIndexed } from './describe-picture.ts'
import { describeLayer } from './layer/describe-layer.ts'
import type { LayerInput } from './layer/layer-input.ts'
import { indexPicture } from './picture/picture-index.ts'
import type { IndexedInput, PictureInput } from './picture/picture-input.ts'
import { type WatchOrder, watchPlaces } from './point/watch-places.ts'

/** What crosses to another thread: no function does. */
export type IndexOrder = Omit<PictureInput, 'sha256' | 'filter' | 'seed'>

export type LayerOrder = Omit<LayerInput, 'sha256'>

/** The work of use cases that can take over 200 ms, by name; `cli/compute-worker.ts` does it on threads. */
export const computeTasks = ({ sha256 }: Pick<PictureInput, 'sha256'>) => ({
  ...analysisTasks,
  pictureIndex: indivisible((order: IndexOrder) => indexPicture({ ...order, sha256 })),
  picture: indivisible((order: IndexedInput) => describeIndexed(order)),
  layer: indivisible((order: LayerOrder) => describeLayer({ ...order, sha256 })),
  watch: indivisible((order: WatchOrder) => watchPlaces(order)),
})

export type ComputeTasks = ReturnType<typeof computeTasks>
