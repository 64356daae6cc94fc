import { join } from 'node:path'
import type { Mapping } from '../domain/import/mapping.ts'
import type { Operation } from '../domain/operation/operation.ts'
import { done } from '../domain/result.ts'
import { openRowSource } from '../files/open-row-source.ts'
import { fileSpools } from '../files/spool.ts'
import { type FinishedImport, type ImportProgress, importIncidents } from '../usecases/import-incidents.ts'
import { problemsCsv, tellImport } from './import-report.ts'
import { importWords as words } from './import-words.ts'
import { type MappingOptions, mappingFrom } from './mapping-option.ts'
import { progressOf } from './progress.ts'
import { refuseWith } from './refusal.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'
import type { OpenStore } from './with-store.ts'
import { writeWhole } from './write-file.ts'

export interface ImportFileOptions extends MappingOptions {
  readonly saveMapping?: string
  readonly leaveOutBadRows?: boolean
  readonly dryRun?: boolean
  readonly errors?: string
  readonly json: boolean
}

/** One counter for each step: how fast rows are read says nothing about how fast they are saved. */
function progressOfSteps(terminal: Terminal): (progress: ImportProgress) => void {
  const steps = {
    checking: progressOf(terminal, words.checking[terminal.language]),
    writing: progressOf(terminal, words.writing[terminal.language]),
  }
  return ({ step, done: finished, total }) => steps[step](finished, total)
}

/** Ctrl-C ends the import between two batches: everything is taken back before the command ends. */
async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupted = new AbortController()
  const abort = (): void => interrupted.abort()
  process.once('SIGINT', abort)
  try {
    return await work(interrupted.signal)
  } finally {
    process.off('SIGINT', abort)
  }
}

/** `narvaro import FILE`: a file of incidents into an operation, all or nothing. */
export async function importFile(
  open: OpenStore,
  operation: Operation,
  path: string,
  options: ImportFileOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { json, dryRun = false, leaveOutBadRows = false } = options
  const source = await openRowSource(path)
  const mapping = await mappingFrom(open.store, operation, source, options)
  if (!mapping.ok) return refuseWith(terminal, json, mapping.problem)
  const spools = fileSpools(join(open.folder, 'spool'))
  const imported = await untilInterrupted((signal) =>
    importIncidents(
      { ...open.deps, clock: terminal, spools },
      {
        operation: operation.id,
        by: null,
        source,
        mapping: mapping.value,
        dryRun,
        leaveOutBadRows,
        progress: progressOfSteps(terminal),
        signal,
      },
    ),
  )
  terminal.progress('')
  if (!imported.ok && imported.problem.code !== 'import.refused') {
    return refuseWith(terminal, json, { code: imported.problem.code, name: operation.name, known: '–' })
  }
  const finished = imported.ok ? imported.value : (imported.problem as { readonly import: FinishedImport }).import
  return conclude(open, operation, finished, options, terminal)
}

/** Says what came of it, writes the problems, saves the mapping of a file that was taken. */
async function conclude(
  open: OpenStore,
  operation: Operation,
  finished: FinishedImport,
  { saveMapping, dryRun = false, errors, json }: ImportFileOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const taken = finished.status !== 'refused'
  if (taken && saveMapping !== undefined && !dryRun) {
    await saveUnder(open, operation, finished.mapping, saveMapping)
  }
  if (errors !== undefined) {
    const written = await writeWhole(errors, problemsCsv(finished.problems, terminal.language))
    if (!written.ok) return refuseWith(terminal, json, written.problem)
  }
  if (json) printJson(terminal, { operation: operation.id, dryRun, import: finished })
  else tellImport(terminal, finished, dryRun)
  return taken ? exitCodes.done : exitCodes.refused
}

const saveUnder = (open: OpenStore, operation: Operation, mapping: Mapping, name: string): Promise<unknown> =>
  open.store.transact(async (tx) => done(await tx.imports.saveMapping(operation.id, { ...mapping, name })))
