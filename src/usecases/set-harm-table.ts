import type { OperationId, StaffId } from '../domain/ids.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import { type HarmTable, type HarmTableProblem, parseHarmTable } from '../domain/incident/harm-table.ts'
import { done, type Result } from '../domain/result.ts'
import type { Clock, Store } from './ports.ts'

export interface HarmTableSet extends HarmTable {
  readonly version: number
}

/** Sets an operation's harm weights, from now on; they may name the groups of the code table it reads by. */
export const setHarmTable = (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  set: {
    readonly operation: OperationId
    /** Parsed JSON, not yet checked. */
    readonly table: unknown
    /** Who does it; null for the command line. */
    readonly by: StaffId | null
  },
): Promise<Result<HarmTableSet, HarmTableProblem>> =>
  store.transact(async (tx) => {
    const { operation, by } = set
    const { groups } = (await tx.codes.current(operation)) ?? brottskoder
    const table = parseHarmTable(
      set.table,
      groups.map(({ key }) => key),
    )
    if (!table.ok) return table
    const at = clock.now()
    const version = await tx.harm.set(operation, { ...table.value, setAt: at })
    await tx.audit.record({ operation, at, staff: by, action: 'harm.create', subject: String(version) })
    return done({ ...table.value, version })
  })
