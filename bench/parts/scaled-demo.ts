import { randomBytes } from 'node:crypto'
import { type ImportId, type IncidentId, type OperationId, uuidV7 } from '../../src/domain/ids.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { done, invariant } from '../../src/domain/result.ts'
import { type DatabaseSettings, openDatabase } from '../../src/storage/open-database.ts'
import { createStore } from '../../src/storage/store.ts'
import type { OfferedIncident } from '../../src/usecases/ports.ts'
import { createRandom } from '../random.ts'

const batchRows = 5_000
const jitterMs = 10 * 86_400_000

/**
 * Fills up the demo operation of a database to `rows` incidents: each of the town's again and again, at its own place,
 * some days earlier or later. Places, groups, sources and rhythm stay in proportion.
 */
export async function scaleDemo(settings: DatabaseSettings, rows: number): Promise<OperationId> {
  const opened = await openDatabase(settings)
  invariant(opened.ok, 'the database of the bench did not open')
  const store = createStore(opened.value.db)
  const town = await store.read(async (tx) => {
    const [operation] = await tx.operations.list()
    invariant(operation, 'the demo is not there')
    return { operation: operation.id, incidents: await tx.incidents.page(operation.id, null, 100_000) }
  })
  const random = createRandom(7)
  const latest = town.incidents.reduce((last, { interval }) => Math.max(last, interval.to), 0)
  const by = uuidV7<ImportId>(latest, new Uint8Array(randomBytes(10)))
  await store.transact(async (tx) => {
    const figures = { ...emptyFigures, rows, incidents: rows, added: rows }
    const about = {
      id: by,
      status: 'done' as const,
      at: latest,
      by: null,
      fileName: 'bench',
      format: 'simulated' as const,
    }
    await tx.imports.add(town.operation, { ...about, sha256: '0'.repeat(64), figures }, [])
    return done(null)
  })
  for (let made = town.incidents.length; made < rows; made += batchRows) {
    const batch = Array.from({ length: Math.min(batchRows, rows - made) }, (_, i) =>
      again(town.incidents[(made + i) % town.incidents.length] as Incident, made + i, latest, random),
    )
    await store.transact(async (tx) => done(await tx.incidents.offer(town.operation, by, store.pack(batch))))
  }
  await opened.value.close()
  return town.operation
}

function again(given: Incident, n: number, latest: number, random: () => number): OfferedIncident {
  const { import: _, ...incident } = given
  const { from, to } = incident.interval
  const shift = Math.min(Math.round((random() * 2 - 1) * jitterMs), latest - to)
  return {
    ...incident,
    id: uuidV7<IncidentId>(from, new Uint8Array(randomBytes(10))),
    key: `row:bench:${n}`,
    externalId: null,
    interval: { from: from + shift, to: to + shift },
    knownAt: incident.knownAt === null ? null : incident.knownAt + shift,
  }
}

const emptyFigures = {
  rows: 0,
  incidents: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  problems: 0,
  skipped: 0,
  redactedCells: 0,
  droppedColumns: [],
  snapped: 0,
  withoutPlace: 0,
  sensitive: 0,
  placesMade: 0,
  longIntervals: 0,
  dstMoved: 0,
}
