import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { OperationId, OrganisationId } from '../../src/domain/ids.ts'
import { uuidV7 } from '../../src/domain/ids.ts'
import { guessMapping } from '../../src/domain/import/guess-mapping.ts'
import type { Operation } from '../../src/domain/operation/operation.ts'
import { done } from '../../src/domain/result.ts'
import { openRowSource } from '../../src/files/open-row-source.ts'
import { fileSpools } from '../../src/files/spool.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { type DatabaseSettings, openDatabase } from '../../src/storage/open-database.ts'
import { createStore } from '../../src/storage/store.ts'
import { type FinishedImport, importIncidents } from '../../src/usecases/import-incidents.ts'
import type { Store } from '../../src/usecases/ports.ts'

/** One import in a process of its own, so that peak memory is its own too; prints a line of JSON. */
export interface OnceInput {
  readonly file: string
  readonly database: DatabaseSettings
  readonly folder: string
  readonly planeEpsg: number
  readonly timeZone: string
  readonly crs?: string
  readonly leaveOutBadRows?: boolean
  /** Imports of the same file, one after another. */
  readonly times: number
}

export interface OnceResult {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly figures: FinishedImport['figures']
}

const newId = <I extends OperationId | OrganisationId>() => uuidV7<I>(Date.now(), randomBytes(10))

async function addOperation(store: Store, { planeEpsg, timeZone }: OnceInput): Promise<Operation> {
  const organisation = newId<OrganisationId>()
  const operation: Operation = {
    id: newId<OperationId>(),
    organisation,
    name: 'Bench',
    startsOn: '2024-01-01',
    endsOn: null,
    timeZone,
    planeEpsg,
    simulated: true,
  }
  await store.transact(async (tx) => {
    await tx.organisations.add({ id: organisation, name: 'Bench' })
    await tx.operations.add(operation)
    return done(null)
  })
  return operation
}

async function once(store: Store, operation: Operation, input: OnceInput): Promise<OnceResult> {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const source = await openRowSource(input.file)
  const { columns, sample, crs } = source
  const guessed = guessMapping({ columns, sample, crs, timeZone: input.timeZone }).mapping
  const imported = await importIncidents(
    {
      store,
      spools: fileSpools(join(input.folder, 'spools')),
      clock: { now: () => Date.now() },
      randomness: { bytes: (count) => randomBytes(count) },
    },
    {
      operation: operation.id,
      by: null,
      source,
      mapping: input.crs ? { ...guessed, crs: input.crs } : guessed,
      dryRun: false,
      leaveOutBadRows: input.leaveOutBadRows ?? false,
    },
  )
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem).slice(0, 800))
  const used = process.cpuUsage(cpu)
  const seconds = (performance.now() - started) / 1000
  return { seconds, cpuSeconds: (used.user + used.system) / 1e6, figures: imported.value.figures }
}

const input = JSON.parse(process.argv[2] ?? '{}') as OnceInput
const opened = await openDatabase(input.database)
if (!opened.ok) throw new Error(opened.problem.code)
const migrated = await migrate(opened.value.db)
if (!migrated.ok) throw new Error(migrated.problem.code)
const store = createStore(opened.value.db)
const operation = await addOperation(store, input)
const results: OnceResult[] = []
for (let time = 0; time < input.times; time++) results.push(await once(store, operation, input))
await opened.value.close()
console.log(JSON.stringify({ results, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
