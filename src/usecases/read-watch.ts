import type { OperationId } from '../domain/ids.ts'
import type { AnsweredPlace } from '../domain/point/candidate.ts'
import { hourMs } from '../domain/time/local-clock.ts'
import type { FoundRise } from './point/watch-places.ts'
import { groundIn, type PictureReaderParts, Recent } from './read-picture.ts'

/** Where the displacement watch sees a rise, by now. */
export type ReadWatch = (operation: OperationId, answered: readonly AnsweredPlace[]) => Promise<readonly FoundRise[]>

const operationsKept = 4

/** A reader that remembers what it last found, as long as rows, places, answers and the hour are the same. */
export function watchReader({ store, clock, compute }: PictureReaderParts): ReadWatch {
  const found = new Recent<readonly FoundRise[]>(operationsKept)
  return async (operation, answered) => {
    const revision = await store.read((tx) => tx.operations.revision(operation))
    const now = clock.now()
    return found.get(`${operation} ${revision} ${Math.floor(now / hourMs)} ${JSON.stringify(answered)}`, async () => {
      const order = await store.read(async (tx) => {
        const { harm: _, ...ground } = await groundIn(tx, operation)
        return { ...ground, walks: [...(await tx.ground.read(operation)).ground.walks.values()] }
      })
      return compute.run('watch', { ...order, answered, now })
    })
  }
}
