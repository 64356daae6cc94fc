import type { OperationId } from '../domain/ids.ts'
import { brottskoder } from '../domain/incident/brottskoder.ts'
import { type Serious, seriousOf } from '../domain/unresolved/serious.ts'
import type { StoreTx } from './ports.ts'

/** What is serious by the table of codes that an operation reads by. */
export const seriousIn = async (tx: StoreTx, operation: OperationId): Promise<Serious> =>
  seriousOf((await tx.codes.current(operation)) ?? brottskoder)
