import type { OperationId } from '../domain/ids.ts'
import { invariant } from '../domain/result.ts'
import type { Accounts, Clock, Store } from '../usecases/ports.ts'
import {
  type DemoSignIn,
  ensureDemoAccounts,
  newDemoSignIns,
  readDemoRecord,
  writeDemoRecord,
} from './demo-accounts.ts'

export interface DemoPlace {
  readonly store: Store
  readonly accounts: Accounts
  readonly clock: Clock
  readonly dataFolder: string
  /** Whether an empty database gets the demo: never where others could reach it. */
  readonly mayLoad: boolean
  /** Told when the town is about to be built, which takes seconds. */
  readonly loading: () => void
}

/** The same invented town for everybody who starts; `narvaro demo` makes others. */
const demoSeed = 1

/**
 * On the first start loads the demo operation and makes its accounts; later only reads what was made.
 * A start that was cut short goes on where it was.
 * @returns the sign-ins to print, null when there is no demo
 */
export async function prepareDemo(place: DemoPlace): Promise<readonly DemoSignIn[] | null> {
  const { store, dataFolder, mayLoad } = place
  const kept = readDemoRecord(dataFolder)
  const operations = await store.read((tx) => tx.operations.list())
  const finished = operations.length > 0 && (kept === null || kept.operation !== null)
  if (finished || (operations.length === 0 && !mayLoad)) return kept?.signIns ?? null
  const signIns = kept?.signIns ?? newDemoSignIns()
  writeDemoRecord(dataFolder, { operation: null, signIns })
  const operation = operations.find(({ simulated }) => simulated)?.id ?? (await load(place))
  await ensureDemoAccounts(place, operation, signIns)
  writeDemoRecord(dataFolder, { operation, signIns })
  return signIns
}

async function load({ store, clock, loading }: DemoPlace): Promise<OperationId> {
  loading()
  const { loadDemo } = await import('../demo/load-demo.ts')
  const loaded = await loadDemo(store, { now: clock.now(), seed: demoSeed })
  invariant(loaded.ok, 'the demo operation could not be loaded: another operation has its name')
  return loaded.value.operation
}
