import type { OperationId } from '../domain/ids.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import type { Picture } from '../domain/picture/picture.ts'
import { invariant } from '../domain/result.ts'
import { hourMs } from '../domain/time/local-clock.ts'
import type { IndexOrder } from './compute-tasks.ts'
import type { PictureIndex } from './picture/picture-index.ts'
import type { Clock, Compute, PictureQuestion, Store, StoreTx } from './ports.ts'

export interface PictureReaderParts {
  readonly store: Store
  readonly clock: Clock
  readonly compute: Compute
}

/** Reads the picture of an operation that exists, through one filter. */
export type ReadPicture = (operation: OperationId, question: PictureQuestion) => Promise<Picture>

/** One seed for all: a picture differs when its data differ, never because it was asked for again. */
const pictureSeed = 1

const operationsKept = 4
const picturesKept = 64

type Ground = Omit<IndexOrder, 'now'>

/**
 * A reader that remembers: indexed rows by operation and revision, so that another filter costs no query, and pictures
 * by filter too. The hour is part of the key, since rows dated ahead of the clock come in when their time does.
 */
export function pictureReader({ store, clock, compute }: PictureReaderParts): ReadPicture {
  const indexes = new Recent<PictureIndex>(operationsKept)
  const pictures = new Recent<Picture>(picturesKept)
  return async (operation, filter) => {
    const revision = await store.read((tx) => tx.operations.revision(operation))
    const now = clock.now()
    const version = `${operation} ${revision}`
    return pictures.get(`${version} ${Math.floor(now / hourMs)} ${keyOf(filter)}`, async () => {
      const index = await indexes.get(version, async () =>
        compute.run('pictureIndex', { ...(await readGround(store, operation)), now }),
      )
      return compute.run('picture', { index, filter, now, seed: pictureSeed })
    })
  }
}

/** All that a picture is made of, of one moment. */
export const readGround = (store: Store, id: OperationId): Promise<Ground> => store.read((tx) => groundIn(tx, id))

/** The same within a reading that asks for more of that moment. */
export async function groundIn(tx: StoreTx, id: OperationId): Promise<Ground> {
  const operation = await tx.operations.find(id)
  invariant(operation, 'a member was let into an operation that does not exist')
  const table = (await tx.codes.current(id)) ?? brottskoder
  return {
    operation,
    places: await tx.places.listPlaces(id),
    areas: await tx.places.listAreas(id),
    columns: await tx.incidents.columns(id, {}),
    groups: table.groups,
    harm: await tx.harm.current(id),
  }
}

/** The same filter, however it was written. */
const keyOf = (filter: PictureQuestion): string =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )

/** The latest few answers, as promises: two readers who ask at once share one computation. A failure is forgotten. */
export class Recent<T> {
  readonly #kept = new Map<string, Promise<T>>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(key)
    const value = known ?? make()
    this.#kept.delete(key)
    this.#kept.set(key, value)
    if (!known) value.catch(() => this.#kept.delete(key))
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > this.#limit && oldest !== undefined) this.#kept.delete(oldest)
    return value
  }
}
