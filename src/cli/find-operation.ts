import type { Operation } from '../domain/operation/operation.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { Store } from '../usecases/ports.ts'
import type { Refusal } from './refusal.ts'

const plainName = (name: string): string => name.normalize('NFC').toLocaleLowerCase('sv').trim()

/**
 * The operation that `asked` names: by id, else by its whole name whatever the case.
 * Asked for nothing, the only one there is.
 */
export async function findOperation(store: Store, asked: string | null): Promise<Result<Operation, Refusal>> {
  const operations = await store.read((tx) => tx.operations.list())
  const [only] = operations
  if (!only) return refuse({ code: 'operation.none' })
  if (asked === null && operations.length === 1) return done(only)
  const wanted = plainName(asked ?? '')
  const matches = operations.filter(({ id, name }) => id === wanted || plainName(name) === wanted)
  const [match] = matches
  if (match && matches.length === 1) return done(match)
  const known = (matches.length > 1 ? matches : operations).map(({ id, name }) => `${name} (${id})`).join(', ')
  return refuse({ code: match ? 'operation.several' : 'operation.not-found', name: asked ?? '–', known })
}
