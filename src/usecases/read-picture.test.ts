import { describe, expect, it } from 'vitest'
import { doWhole, type InputOf } from '../analysis/work.ts'
import type { OperationId } from '../domain/ids.ts'
import { type ComputeTasks, computeTasks } from './compute-tasks.ts'
import { toColumns } from './picture/to-columns.ts'
import type { Compute, Store, StoreTx } from './ports.ts'
import { pictureReader } from './read-picture.ts'

const operation = '0190a000-0000-7000-8000-000000000001' as OperationId

/** A store that counts how often the rows are read. */
function countingStore() {
  const counts = { columns: 0, revision: 7, failing: false }
  const tx = {
    operations: {
      revision: async () => counts.revision,
      find: async () => ({ id: operation, startsOn: '2026-09-28', timeZone: 'Europe/Stockholm' }),
    },
    codes: { current: async () => null },
    harm: { current: async () => null },
    places: { listPlaces: async () => [], listAreas: async () => [] },
    incidents: {
      columns: async () => {
        counts.columns++
        if (counts.failing) throw new Error('the database went away')
        return toColumns([])
      },
    },
  } as unknown as StoreTx
  const store = { read: async <T>(work: (tx: StoreTx) => Promise<T>) => work(tx) } as unknown as Store
  return { counts, store }
}

const tasks = computeTasks({ sha256: () => 'hash' })
const compute = {
  run: async <Name extends 'picture' | 'pictureIndex'>(name: Name, input: InputOf<ComputeTasks[Name]>) =>
    doWhole(tasks[name] as never, input),
} as Compute

const reader = (store: Store, clock = { now: () => Date.UTC(2026, 10, 23) }) => pictureReader({ store, clock, compute })

describe('reading a picture', () => {
  it('reads the rows once a revision, whatever the filter', async () => {
    const { counts, store } = countingStore()
    const read = reader(store)
    const first = await read(operation, {})
    expect(await read(operation, {})).toBe(first)
    const robbery = await read(operation, { groups: ['robbery', 'theft'] })
    expect(await read(operation, { groups: ['theft', 'robbery'] })).toBe(robbery)
    expect(robbery.provenance.parameters.filterGroups).toBe('robbery theft')
    expect(counts.columns).toBe(1)
    counts.revision = 8
    expect(await read(operation, {})).not.toBe(first)
    expect(counts.columns).toBe(2)
  })

  it('shares one reading between two who ask at once', async () => {
    const { counts, store } = countingStore()
    const read = reader(store)
    const [one, other] = await Promise.all([read(operation, {}), read(operation, {})])
    expect(one).toBe(other)
    expect(counts.columns).toBe(1)
  })

  it('asks again after a failure', async () => {
    const { counts, store } = countingStore()
    const read = reader(store)
    counts.failing = true
    await expect(read(operation, {})).rejects.toThrow('went away')
    counts.failing = false
    expect((await read(operation, {})).totals.incidents).toBe(0)
  })

  it('looks anew each hour, since rows may be dated ahead of the clock', async () => {
    const { store } = countingStore()
    let now = Date.UTC(2026, 10, 23)
    const read = reader(store, { now: () => now })
    const first = await read(operation, {})
    now += 3_600_000
    expect(await read(operation, {})).not.toBe(first)
  })
})
