import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { guessMapping } from '../../src/domain/import/guess-mapping.ts'
import type { Mapping } from '../../src/domain/import/mapping.ts'
import type { Operation } from '../../src/domain/operation/operation.ts'
import { done } from '../../src/domain/result.ts'
import { openRowSource } from '../../src/files/open-row-source.ts'
import { fileSpools } from '../../src/files/spool.ts'
import { type ImportCommand, type ImportDeps, importIncidents } from '../../src/usecases/import-incidents.ts'
import type { Store } from '../../src/usecases/ports.ts'
import { operation, organisationId } from './examples.ts'

/** The moment at which tests import, so that "the future" stays where it is. */
export const importedAt = Date.UTC(2026, 3, 1, 10)

export interface ImportBench {
  readonly folder: string
  readonly spoolFolder: string
  deps(store: Store): ImportDeps
  /** Writes a file to import and returns its path. */
  write(name: string, content: string | Uint8Array): string
  remove(): void
}

/** A temporary folder for files and spools. */
export function importBench(): ImportBench {
  const folder = mkdtempSync(join(tmpdir(), 'narvaro-import-'))
  const spoolFolder = join(folder, 'spools')
  return {
    folder,
    spoolFolder,
    deps: (store) => ({
      store,
      spools: fileSpools(spoolFolder),
      clock: { now: () => importedAt },
      randomness: { bytes: (count) => randomBytes(count) },
    }),
    write(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** Adds an operation, and its organisation where that is not there yet. */
export const addOperation = (store: Store, number: number, more: Partial<Operation> = {}): Promise<Operation> =>
  store
    .transact(async (tx) => {
      const one = { ...operation(number), ...more }
      if ((await tx.organisations.list()).length === 0)
        await tx.organisations.add({ id: organisationId(1), name: 'Kommunen' })
      await tx.operations.add(one)
      return done(one)
    })
    .then(({ value }) => value)

type Options = Partial<Omit<ImportCommand, 'operation' | 'source' | 'mapping'>> & {
  /** Put over the guessed mapping. */
  readonly mapping?: Partial<Mapping>
}

/** Imports a file from disk as the command line and the server do. */
export async function importPath(
  deps: ImportDeps,
  into: Operation,
  path: string,
  { mapping, ...options }: Options = {},
) {
  const source = await openRowSource(path)
  const { columns, sample, crs } = source
  const guessed = guessMapping({ columns, sample, crs, timeZone: into.timeZone }).mapping
  return importIncidents(deps, {
    operation: into.id,
    by: null,
    dryRun: false,
    leaveOutBadRows: false,
    ...options,
    source,
    mapping: mapping ? { ...guessed, ...mapping } : undefined,
  })
}
