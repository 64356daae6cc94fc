import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../../src/storage/store.ts'
import { type Store, StoreRefusal } from '../../src/usecases/ports.ts'
import { openFromTemplate, openOwnDatabase } from './databases.ts'
import { importAll, importId, importRecord, incident, operationId, place, placeId, settleTown } from './examples.ts'

/** Several at once, so on a database of its own with real commits: what the other tests' one transaction cannot show. */
const kinds = [
  ['PGlite', openFromTemplate],
  ['PostgreSQL', openOwnDatabase],
] as const

describe.each(kinds)('several at once on %s', (kind, open) => {
  const isThere = kind === 'PGlite' || Boolean(process.env.NARVARO_DATABASE_URL)
  describe.skipIf(!isThere)('through one store', () => {
    let opened: Awaited<ReturnType<typeof open>>
    let store: Store
    beforeAll(async () => {
      opened = await open()
      store = createStore(opened.database.db)
      await settleTown(store)
    })
    afterAll(() => opened.drop())

    it('a read sees one moment, and nothing that is written meanwhile', async () => {
      let written: Promise<unknown> | undefined
      const seen = await store.read(async (tx) => {
        const before = await tx.incidents.count(operationId(1))
        written = importAll(store, 1, [incident(1), incident(2)])
        // On PostgreSQL it commits here; on PGlite it waits until this read is over.
        if (kind === 'PostgreSQL') await written
        return [before, await tx.incidents.count(operationId(1))]
      })
      await written
      expect(seen).toEqual([0, 0])
      expect(await store.read((tx) => tx.incidents.count(operationId(1)))).toBe(2)
    })

    it('a read changes nothing', async () => {
      const work = store.read((tx) => tx.places.addPlaces(operationId(1), [place(9)]))
      await expect(work).rejects.toMatchObject({ code: '25006' })
    })

    it('reads and small writes take turns and all are answered', async () => {
      const writes = Array.from({ length: 20 }, (_, n) =>
        store.transact(async (tx) => {
          await tx.audit.record({
            operation: operationId(1),
            at: n,
            staff: null,
            action: 'import.create',
            subject: `${n}`,
          })
          return { ok: true }
        }),
      )
      const reads = Array.from({ length: 20 }, () => store.read((tx) => tx.operations.list()))
      await Promise.all([...writes, ...reads])
      expect(await store.read((tx) => tx.audit.list(operationId(1), 100))).toHaveLength(20)
    })

    it('of two that begin an import, one writes and the other is told so', async () => {
      const begin = (n: number) =>
        store.transact(async (tx) => {
          await tx.imports.add(operationId(1), importRecord(n, { status: 'writing' }), [])
          return { ok: true }
        })
      const outcomes = await Promise.allSettled([begin(10), begin(11)])
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
      expect(refused).toHaveLength(1)
      expect(refused[0]).toBeInstanceOf(StoreRefusal)
      expect(refused[0]).toMatchObject({ problem: { code: 'import.busy' } })
    })

    const removePlace = (n: number) =>
      sql`delete from places where operation_id = ${operationId(1)} and id = ${placeId(n)}`.execute(opened.database.db)
    const addPlace = (n: number) =>
      store.transact(async (tx) => {
        await tx.places.addPlaces(operationId(1), [place(n)])
        return { ok: true }
      })

    it('a place that an incident is just coming to lie at cannot be removed meanwhile', async () => {
      await addPlace(31)
      let removal: Promise<unknown> | undefined
      await store.transact(async (tx) => {
        await tx.imports.add(operationId(1), importRecord(31), [])
        await tx.incidents.offer(operationId(1), importId(31), store.pack([incident(31, { place: placeId(31) })]))
        removal = removePlace(31).catch((error: unknown) => error)
        await wait(100)
        return { ok: true }
      })
      expect(await removal).toMatchObject({ code: '23503', constraint: 'incidents_places' })
    })

    it('no incident comes to lie at a place that is just being removed', async () => {
      await addPlace(32)
      let imported: Promise<unknown> | undefined
      await opened.database.db.transaction().execute(async (tx) => {
        await sql`delete from places where operation_id = ${operationId(1)} and id = ${placeId(32)}`.execute(tx)
        imported = importAll(store, 32, [incident(32, { place: placeId(32) })]).catch((error: unknown) => error)
        await wait(100)
      })
      expect(await imported).toMatchObject({
        problem: { code: 'store.missing-reference', constraint: 'incidents_place' },
      })
    })

    it('the same incidents offered by two at once are there once', async () => {
      const offered = Array.from({ length: 50 }, (_, i) => incident(100 + i))
      await Promise.allSettled([importAll(store, 20, offered), importAll(store, 21, [...offered].reverse())])
      const page = await store.read((tx) => tx.incidents.page(operationId(1), null, 1000))
      const both = page.filter(({ externalId }) => Number(externalId?.slice(1)) >= 100)
      expect(both).toHaveLength(50)
      expect(new Set(both.map(({ externalId }) => externalId)).size).toBe(50)
      const by = new Set(both.map((found) => found.import))
      expect([...by].every((id) => id === importId(20) || id === importId(21))).toBe(true)
    })
  })
})
