import type { OperationId } from '../domain/ids.ts'
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
  const { store, clock, dataFolder, mayLoad } = place
  const kept = readDemoRecord(dataFolder)
  const loaded = await simulatedOperation(store)
  if (loaded === 'others') return null
  if (loaded && (!kept || kept.operation)) return kept?.signIns ?? null
  if (!loaded && !mayLoad) return null
  const signIns = kept?.signIns ?? newDemoSignIns()
  writeDemoRecord(dataFolder, { operation: null, signIns })
  if (!loaded) {
    place.loading()
    const { loadDemo } = await import('../demo/load-demo.ts')
    await loadDemo(store, { now: clock.now(), seed: demoSeed })
  }
  const operation = await simulatedOperation(store)
  if (!operation || operation === 'others') throw new Error('the demo was loaded and has no operation')
  await ensureDemoAccounts(place, operation, signIns)
  writeDemoRecord(dataFolder, { operation, signIns })
  return signIns
}

/** The demo operation; null in an empty database, `others` where people have made their own only. */
async function simulatedOperation(store: Store): Promise<OperationId | 'others' | null> {
  const operations = await store.read((tx) => tx.operations.list())
  if (operations.length === 0) return null
  return operations.find((operation) => operation.simulated)?.id ?? 'others'
}
