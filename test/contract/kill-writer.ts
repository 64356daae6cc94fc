import { sql } from 'kysely'
import { migrate } from '../../src/storage/migrate.ts'
import { type DatabaseSettings, openDatabase } from '../../src/storage/open-database.ts'
import { createStore } from '../../src/storage/store.ts'
import { sweepAbandoned } from '../../src/storage/undo-import.ts'
import { importId, importRecord, incident, operationId, settleTown } from './examples.ts'

/**
 * The process that is killed: opens the database, says what it found, then writes one import after the other and
 * acknowledges each on its standard output. Its one argument: how to open the database, as JSON.
 */
const opened = await openDatabase(JSON.parse(process.argv[2] ?? '{}') as DatabaseSettings)
if (!opened.ok) throw new Error(opened.problem.code)
const { db } = opened.value
const migrated = await migrate(db)
if (!migrated.ok) throw new Error(migrated.problem.code)
// No other writer exists: what is unfinished here was killed.
await db.transaction().execute((tx) => sweepAbandoned(tx, { olderThanSeconds: 0 }))
const store = createStore(db)

const operation = operationId(1)
const batches = 3
const batchSize = 5
if ((await store.read((tx) => tx.operations.list())).length === 0) await settleTown(store)

const { rows } = await sql<{ imports: number; incidents: number; half: number; logged: number }>`
  select (select count(*) from imports where status = 'done') as imports,
    (select count(*) from incidents) as incidents,
    (select count(*) from (select 1 from incident_versions group by import_id
      having count(*) <> ${batches * batchSize}) h) as half,
    (select count(*) from audit_log) as logged`.execute(db)
console.log(JSON.stringify({ found: rows[0] }))

for (let n = (rows[0]?.imports ?? 0) + 1; ; n++) {
  await store.transact(async (tx) => {
    await tx.imports.add(operation, importRecord(n, { status: 'writing' }), [])
    return { ok: true }
  })
  for (let b = 0; b < batches; b++) {
    const first = (n * batches + b) * batchSize
    const batch = store.pack(Array.from({ length: batchSize }, (_, i) => incident(first + i)))
    await store.transact(async (tx) => ({ ok: true, counts: await tx.incidents.offer(operation, importId(n), batch) }))
  }
  await store.transact(async (tx) => {
    await tx.imports.update(operation, importRecord(n))
    await tx.audit.record({ operation, at: n, staff: null, action: 'import.create', subject: importId(n) })
    return { ok: true }
  })
  console.log(JSON.stringify({ written: n }))
}
