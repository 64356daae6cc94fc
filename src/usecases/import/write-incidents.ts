import type { OperationId } from '../../domain/ids.ts'
import type { ImportRecord, RowProblem } from '../../domain/import/import-record.ts'
import type { Place } from '../../domain/place/place.ts'
import { done, type Result, refuse } from '../../domain/result.ts'
import type { Spool, Store, StoreTx, WriteCounts } from '../ports.ts'

export interface WriteInput {
  readonly store: Store
  readonly operation: OperationId
  /** With the figures of the first pass; its status is not looked at. */
  readonly record: ImportRecord
  readonly problems: readonly RowProblem[]
  readonly places: readonly Place[]
  readonly spool: Spool
  readonly onBatch: (incidents: number) => void
  readonly signal?: AbortSignal
}

type Step = (work: (tx: StoreTx) => Promise<WriteCounts | null>) => Promise<WriteCounts | null>

const noCounts: WriteCounts = { added: 0, updated: 0, unchanged: 0 }
const plus = (a: WriteCounts, b: WriteCounts | null): WriteCounts =>
  b ? { added: a.added + b.added, updated: a.updated + b.updated, unchanged: a.unchanged + b.unchanged } : a

/**
 * The second pass, in one transaction a batch: what an import in writing has stored is seen by nobody, so that
 * neither a kill nor a stop leaves half of it, and the embedded database, which has one connection, goes on
 * answering others meanwhile.
 * @returns the finished record; null when it was stopped by the signal, and everything is taken back
 */
export async function writeIncidents(input: WriteInput): Promise<ImportRecord | null> {
  const { store, operation, record } = input
  const step: Step = async (work) => (await store.transact(async (tx) => done(await work(tx)))).value
  const takeBack = () => store.transact(async (tx) => done(await tx.imports.undo(operation, record.id)))
  let begun = false
  try {
    await step((tx) => begin(tx, input))
    begun = true
    const counts = await offerAll(input, step)
    if (counts === null) {
      await takeBack()
      return null
    }
    const finished = finishedRecord(record, counts)
    await step((tx) => finish(tx, operation, finished))
    return finished
  } catch (error) {
    if (begun) await takeBack()
    throw error
  }
}

/** The same work in one transaction that is rolled back: the figures are true, and nothing has happened. */
export async function rehearseIncidents(input: WriteInput): Promise<ImportRecord | null> {
  const rehearsed: Result<never, ImportRecord | null> = await input.store.transact(async (tx) => {
    const step: Step = (work) => work(tx)
    await begin(tx, input)
    const counts = await offerAll(input, step)
    return refuse(counts === null ? null : finishedRecord(input.record, counts))
  })
  return rehearsed.problem
}

const placesAtOnce = 5000

async function begin(tx: StoreTx, { operation, record, problems, places }: WriteInput): Promise<null> {
  await tx.imports.add(operation, { ...record, status: 'writing' }, problems)
  for (let at = 0; at < places.length; at += placesAtOnce)
    await tx.places.addPlaces(operation, places.slice(at, at + placesAtOnce), record.id)
  return null
}

/** Null when stopped. */
async function offerAll(
  { operation, record, spool, onBatch, signal }: WriteInput,
  step: Step,
): Promise<WriteCounts | null> {
  let counts = noCounts
  for await (const batch of spool.batches()) {
    if (signal?.aborted) return null
    counts = plus(counts, await step((tx) => tx.incidents.offer(operation, record.id, batch)))
    onBatch(counts.added + counts.updated + counts.unchanged)
  }
  return signal?.aborted ? null : counts
}

const finishedRecord = (record: ImportRecord, counts: WriteCounts): ImportRecord => ({
  ...record,
  status: 'done',
  figures: { ...record.figures, ...counts },
})

async function finish(tx: StoreTx, operation: OperationId, record: ImportRecord): Promise<null> {
  await tx.imports.update(operation, record)
  await recordImport(tx, operation, record)
  return null
}

/** The log's line of an import, refused ones too: who tried to bring in what is part of the story. */
export const recordImport = (
  tx: StoreTx,
  operation: OperationId,
  { id, at, by, status }: ImportRecord,
): Promise<void> =>
  tx.audit.record({
    operation,
    at,
    staff: by,
    action: 'import.create',
    subject: status === 'done' ? id : `${id} ${status}`,
  })
