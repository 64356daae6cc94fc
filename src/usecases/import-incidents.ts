import type { ImportId, OperationId, StaffId } from '../domain/ids.ts'
import { keptFileName } from '../domain/import/file-name.ts'
import type { ImportFigures, ImportRecord, RowProblem } from '../domain/import/import-record.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import { shownValue } from '../domain/import/person-screen.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { type CheckedFile, checkRows } from './import/check-rows.ts'
import { ImportTally, type UnknownValue } from './import/import-tally.ts'
import { createIdMaker } from './import/new-ids.ts'
import { checkerFor, type ImportGround, mappingFor, mappingProblems, readGround } from './import/prepare-import.ts'
import { recordImport, rehearseIncidents, writeIncidents } from './import/write-incidents.ts'
import {
  type Clock,
  type OfferedIncident,
  type Randomness,
  type RowSource,
  type Spool,
  type Spools,
  type Store,
  StoreRefusal,
} from './ports.ts'

export interface ImportDeps {
  readonly store: Store
  readonly spools: Spools
  readonly clock: Clock
  readonly randomness: Randomness
}

export interface ImportProgress {
  readonly step: 'checking' | 'writing'
  readonly done: number
  /** Null while the number of rows is not known. */
  readonly total: number | null
}

export interface ImportCommand {
  readonly operation: OperationId
  /** Null for the command line. */
  readonly by: StaffId | null
  readonly source: RowSource
  /** Left out: guessed from header and first rows. */
  readonly mapping?: Mapping
  /** Everything is done and nothing is kept, not even the record. */
  readonly dryRun: boolean
  /** Rows with problems are left out and listed, where they would refuse the file. */
  readonly leaveOutBadRows: boolean
  readonly progress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
}

export interface FinishedImport extends ImportRecord {
  /** Left-out rows and warnings, or why the file was refused; at most ten thousand. */
  readonly problems: readonly RowProblem[]
  /** How the file was read, to be shown, corrected and saved by name. */
  readonly mapping: Mapping
  /** The one sheet that was read of a workbook. */
  readonly sheet: string | null
  /** Rows that could not be kept, or why the file could not; warnings are problems, but not among these. */
  readonly badRows: number
  readonly unknownValues: readonly UnknownValue[]
}

export type ImportProblem =
  | { readonly code: 'operation.not-found' }
  /** Nothing of the file was stored; its record with the problems is listed, unless this was a dry run. */
  | { readonly code: 'import.refused'; readonly import: FinishedImport }
  | { readonly code: 'import.busy' }
  | { readonly code: 'import.cancelled' }

/**
 * Brings a file of incidents into an operation: all of it or nothing. Two passes: the first reads and judges
 * every row and stores none, the second stores what was judged good. The same file again changes nothing;
 * corrected rows update the incidents they were. Memory does not grow with the file but for some 40 bytes a row.
 */
export async function importIncidents(
  deps: ImportDeps,
  command: ImportCommand,
): Promise<Result<FinishedImport, ImportProblem>> {
  const ground = await readGround(deps.store, command.operation)
  if (ground === null) return refuse({ code: 'operation.not-found' })
  const spool = await deps.spools.open()
  try {
    return await new Import(deps, command, ground).run(spool)
  } catch (error) {
    if (error instanceof StoreRefusal && error.problem.code === 'import.busy') return refuse({ code: 'import.busy' })
    throw error
  } finally {
    await spool.discard()
  }
}

class Import {
  readonly #deps: ImportDeps
  readonly #command: ImportCommand
  readonly #ground: ImportGround
  readonly #now: number
  readonly #newId: ReturnType<typeof createIdMaker>
  readonly #mapping: Mapping
  readonly #id: ImportId

  constructor(deps: ImportDeps, command: ImportCommand, ground: ImportGround) {
    this.#deps = deps
    this.#command = command
    this.#ground = ground
    this.#now = deps.clock.now()
    this.#newId = createIdMaker(deps.randomness, this.#now)
    this.#mapping = mappingFor(command.source, ground.operation, command.mapping)
    this.#id = this.#newId<ImportId>()
  }

  async run(spool: Spool) {
    const { source, leaveOutBadRows, signal } = this.#command
    const unfit = await this.#whyUnfit()
    if (unfit) return this.#refuse(unfit, [])
    const checker = checkerFor(this.#mapping, source, this.#ground, this.#now)
    const onBatch = (rows: number) => this.#tell('checking', rows, null)
    const input = {
      source,
      mapping: this.#mapping,
      checker,
      leaveOutBadRows,
      keep: (batch: readonly OfferedIncident[]) => spool.append(this.#deps.store.pack(batch)),
      newId: this.#newId,
      onBatch,
      signal,
    }
    const checked = await checkRows(input)
    if (signal?.aborted) return refuse({ code: 'import.cancelled' as const })
    return checked.acceptable
      ? this.#write(checked, checker.droppedColumns, spool)
      : this.#refuse(checked.tally, checker.droppedColumns)
  }

  /** Problems that stop the file before its rows are judged: no usable mapping, or nothing to read. */
  async #whyUnfit(): Promise<ImportTally | null> {
    const { source } = this.#command
    const isUnreadable = source.columns.length === 0
    const problems = isUnreadable ? [] : await mappingProblems(this.#mapping, source, this.#ground.operation)
    if (!isUnreadable && problems.length === 0) return null
    // What is wrong with the rows themselves may be why no column can be told: that goes first.
    const tally = await readUnreadable(source)
    if (!tally.broken) tally.bad(problems)
    return tally
  }

  async #write({ tally, places }: CheckedFile, droppedColumns: readonly string[], spool: Spool) {
    const record = this.#record('done', tally, droppedColumns, places.made.length)
    const total = tally.counts().incidents
    const { store } = this.#deps
    const { operation, signal, dryRun } = this.#command
    const onBatch = (incidents: number) => this.#tell('writing', incidents, total)
    const input = { store, operation, record, problems: tally.problems, places: places.made, spool, onBatch, signal }
    const written = dryRun ? await rehearseIncidents(input) : await writeIncidents(input)
    return written ? done(this.#finished(written, tally)) : refuse({ code: 'import.cancelled' as const })
  }

  /** Only the record is kept, with its screened problems, so that the one who mends the file finds them. */
  async #refuse(tally: ImportTally, droppedColumns: readonly string[]) {
    const record = this.#record('refused', tally, droppedColumns, 0)
    const { operation, dryRun } = this.#command
    if (!dryRun)
      await this.#deps.store.transact(async (tx) => {
        await tx.imports.add(operation, record, tally.problems)
        return done(await recordImport(tx, operation, record))
      })
    return refuse({ code: 'import.refused' as const, import: this.#finished(record, tally) })
  }

  #record(
    status: 'done' | 'refused',
    tally: ImportTally,
    droppedColumns: readonly string[],
    placesMade: number,
  ): ImportRecord {
    const { by, source } = this.#command
    const counted = { added: 0, updated: 0, unchanged: 0, placesMade, droppedColumns: droppedColumns.map(shownValue) }
    const figures: ImportFigures = { ...tally.counts(), ...counted }
    // A file name, too, may hold a person.
    const fileName = keptFileName(source.fileName, source.sha256)
    return { id: this.#id, status, at: this.#now, by, fileName, sha256: source.sha256, format: source.format, figures }
  }

  #finished(record: ImportRecord, tally: ImportTally): FinishedImport {
    const { problems, badRows } = tally
    const { sheet } = this.#command.source
    return { ...record, problems, mapping: this.#mapping, sheet, badRows, unknownValues: tally.unknownValues() }
  }

  #tell(step: ImportProgress['step'], finished: number, total: number | null): void {
    this.#command.progress?.({ step, done: finished, total })
  }
}

/** Rows looked at for problems of their own when the file as a whole cannot be read. */
const rowsLookedAt = 200

async function readUnreadable(source: RowSource): Promise<ImportTally> {
  const tally = new ImportTally()
  let looked = 0
  for await (const row of source.rows()) {
    if (looked++ === rowsLookedAt) break
    if (!('problem' in row)) continue
    tally.bad([row.problem])
    if (row.ends) tally.broken = true
  }
  return tally
}
