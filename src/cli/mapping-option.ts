import { existsSync, readFileSync } from 'node:fs'
import type { Mapping } from '../domain/import/mapping.ts'
import { type MappingProblem, parseMapping } from '../domain/import/mapping-file.ts'
import type { IncidentSource } from '../domain/incident/incident.ts'
import type { Operation } from '../domain/operation/operation.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { mappingFor } from '../usecases/import/prepare-import.ts'
import type { RowSource, Store } from '../usecases/ports.ts'
import type { Refusal } from './refusal.ts'

/** What the command line settles about how a file is read; the rest is guessed from the file. */
export interface MappingOptions {
  readonly mapping?: string
  readonly crs?: string
  readonly makePlaces?: number
  readonly collapse?: Mapping['collapse']
  readonly source?: IncidentSource
}

const reasonOf = ({ code, field }: MappingProblem): string => (field === '' ? code : `${code} (${field})`)

const refusalOf = (path: string, problem: MappingProblem): Refusal =>
  problem.code === 'mapping.personal-data'
    ? { ...problem, code: problem.code, path }
    : { code: 'mapping.malformed', path, reason: reasonOf(problem) }

/** Reads a mapping file: closed schema, a problem named by its field. */
export function readMappingFile(path: string): Result<Mapping, Refusal> {
  try {
    const parsed = parseMapping(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.ok ? parsed : refuse(refusalOf(path, parsed.problem))
  } catch (error) {
    if (error instanceof SyntaxError) return refuse({ code: 'mapping.malformed', path, reason: 'JSON' })
    return refuse({ code: 'file.not-found', path })
  }
}

const looksLikeFile = (name: string): boolean => name.endsWith('.json') || existsSync(name)

async function named(store: Store, operation: Operation, name: string): Promise<Result<Mapping, Refusal>> {
  if (looksLikeFile(name)) return readMappingFile(name)
  const saved = await store.read((tx) => tx.imports.findMapping(operation.id, name))
  return saved ? done(saved) : refuse({ code: 'mapping.not-found', name })
}

/** The mapping for an import: a named or guessed one, and above it what the command line says. */
export async function mappingFrom(
  store: Store,
  operation: Operation,
  source: RowSource,
  options: MappingOptions,
): Promise<Result<Mapping, Refusal>> {
  const base =
    options.mapping === undefined ? done(mappingFor(source, operation)) : await named(store, operation, options.mapping)
  return base.ok ? done(withOptions(base.value, options)) : base
}

function withOptions(mapping: Mapping, options: MappingOptions): Mapping {
  return {
    ...mapping,
    crs: options.crs ?? mapping.crs,
    collapse: options.collapse ?? mapping.collapse,
    defaultSource: options.source ?? mapping.defaultSource,
    makePlacesMetres: options.makePlaces === undefined ? mapping.makePlacesMetres : options.makePlaces || null,
  }
}
