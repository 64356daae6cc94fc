import type { OfferedIncident, PackedIncidents } from '../usecases/ports.ts'
import { binaryArray } from './binary-array.ts'
import { offeredColumns } from './incident-row.ts'

/** One array a column, in the order of `offeredColumns`, as the database reads them. */
export const packIncidents = (batch: readonly OfferedIncident[]): PackedIncidents =>
  offeredColumns.map(({ type, of }) => binaryArray(type, batch.map(of)))
