import { beforeEach, expect, it } from 'vitest'
import type { SavedView } from '../../src/domain/view/view.ts'
import { listViews, removeView, renameView, saveView } from '../../src/usecases/keep-views.ts'
import { describeOnEachDatabase } from './databases.ts'
import { addStaff, operationId, settleTown, staffId } from './examples.ts'

const own = operationId(1)
const search = { groups: 'robbery', tab: 'points', view: '18.05,59.33,15.2' }
let now = Date.UTC(2026, 5, 1, 9)
const bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

describeOnEachDatabase('saved views', (database) => {
  beforeEach(async () => {
    now = Date.UTC(2026, 5, 1, 9)
    await settleTown(database.store)
    await addStaff(database.db, [1, 2, 3])
    await database.store.transact(async (tx) => {
      await tx.members.set(own, staffId(1), 'commander')
      await tx.members.set(own, staffId(2), 'analyst')
      await tx.members.set(own, staffId(3), 'officer')
      return { ok: true }
    })
  })
  const parts = () => ({ store: database.store, clock: { now: () => now }, randomness: { bytes } })
  const commander = { operation: own, by: staffId(1), role: 'commander' } as const
  const analyst = { operation: own, by: staffId(2), role: 'analyst' } as const
  const officer = { operation: own, by: staffId(3), role: 'officer' } as const
  const save = async (asker: typeof analyst | typeof commander | typeof officer, name: string, isShared = false) => {
    // Ids are in the order of their milliseconds.
    now += 1
    const kept = await saveView(parts(), asker, { name, search, isShared })
    if (!kept.ok) throw new Error(kept.problem.code)
    return kept.value.find((view) => view.name === name) as SavedView
  }
  const namesOf = async (asker: { operation: typeof own; by: ReturnType<typeof staffId> }) =>
    (await listViews(database.store, asker)).map(({ name }) => name)

  it('are one’s own until they are shared, and tell a role and an organisation', async () => {
    await save(analyst, 'Torget på kvällen')
    const shared = await save(analyst, 'Trapphusen', true)
    expect(await namesOf(analyst)).toEqual(['Torget på kvällen', 'Trapphusen'])
    expect(await namesOf(officer)).toEqual(['Trapphusen'])
    expect(shared).toMatchObject({ search, by: { role: 'analyst', organisation: 'Polisområde Exempel' } })
    expect(await namesOf({ operation: operationId(2), by: staffId(2) })).toEqual([])
  })

  it('refuse a name of a person and none at all, and keep nothing', async () => {
    for (const [name, code] of [
      ['Kolla Anna Andersson', 'view.name-person'],
      ['19850709-9805', 'view.name-person'],
      ['  ', 'view.name-malformed'],
      ['x'.repeat(81), 'view.name-malformed'],
    ] as const)
      expect(await saveView(parts(), analyst, { name, search, isShared: false })).toMatchObject({ problem: { code } })
    expect(await namesOf(analyst)).toEqual([])
  })

  it('are renamed by whoever saw the newest name, and by nobody whose they are not', async () => {
    const view = await save(analyst, 'Trapphusen', true)
    const order = { id: view.id, seen: view.changedAt }
    expect(await renameView(parts(), officer, { ...order, name: 'Min' })).toMatchObject({
      problem: { code: 'view.not-yours' },
    })
    // In the same millisecond: the commander saw the first name, and is told.
    expect((await renameView(parts(), analyst, { ...order, name: 'Trapphus' })).ok).toBe(true)
    expect(await renameView(parts(), commander, { ...order, name: 'Portar' })).toMatchObject({
      problem: { code: 'view.changed' },
    })
    expect(await namesOf(commander)).toEqual(['Trapphus'])
    expect(await renameView(parts(), analyst, { ...order, seen: view.changedAt + 1, name: 'Bo Berg' })).toMatchObject({
      problem: { code: 'view.name-person' },
    })
  })

  it('are deleted, and somebody’s own is to others as if it were not there', async () => {
    const view = await save(analyst, 'Min')
    const shared = await save(analyst, 'Delad', true)
    expect(await removeView(parts(), commander, view.id)).toMatchObject({ problem: { code: 'view.not-found' } })
    expect((await removeView(parts(), commander, shared.id)).ok).toBe(true)
    expect((await removeView(parts(), analyst, view.id)).ok).toBe(true)
    expect(await namesOf(analyst)).toEqual([])
    const log = await database.store.read((tx) => tx.audit.list(own, 1))
    expect(log[0]).toMatchObject({ action: 'view.keep', subject: `${view.id} removed`, staff: staffId(2) })
  })

  it('stay when they are shared and their owner leaves; what was hers goes', async () => {
    const view = await save(analyst, 'Delad', true)
    await save(analyst, 'Min')
    const leave = (role: 'officer' | null) =>
      database.store.transact(async (tx) => {
        await tx.members.set(own, staffId(2), role)
        return { ok: true }
      })
    await leave('officer')
    expect(await namesOf(analyst)).toEqual(['Delad', 'Min'])
    await leave(null)
    expect(await namesOf(analyst)).toEqual(['Delad'])
    const [kept] = await listViews(database.store, commander)
    expect(kept).toMatchObject({ id: view.id, owner: null, by: { role: 'analyst' } })
  })

  it('are at most fifty each', async () => {
    for (let n = 0; n < 50; n++) await save(analyst, `Vy ${n}`)
    expect(await saveView(parts(), analyst, { name: 'En till', search, isShared: false })).toMatchObject({
      problem: { code: 'view.too-many' },
    })
    expect((await save(officer, 'Första')).name).toBe('Första')
  })
})
