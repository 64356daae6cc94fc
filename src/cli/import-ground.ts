import { readFileSync } from 'node:fs'
import type { Operation } from '../domain/operation/operation.ts'
import type { AreaRole } from '../domain/place/place.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { readPlacesFile } from '../files/places-geojson.ts'
import { addPlaces } from '../usecases/add-places.ts'
import { createIdMaker } from '../usecases/import/new-ids.ts'
import type { Store } from '../usecases/ports.ts'
import { setHarmTable } from '../usecases/set-harm-table.ts'
import { readCodeTable } from './code-table-file.ts'
import { problemLines } from './import-report.ts'
import { importWords as words } from './import-words.ts'
import { fill } from './language.ts'
import { refuseWith } from './refusal.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'
import type { OpenStore } from './with-store.ts'

/** `import --places`: places and areas of a GeoJSON file, all or none. */
export async function importPlaces(
  { store, deps }: OpenStore,
  operation: Operation,
  path: string,
  { json, areaRole }: { readonly json: boolean; readonly areaRole: AreaRole | null },
  terminal: Terminal,
): Promise<ExitCode> {
  const { planeEpsg } = operation
  const makeId = createIdMaker(deps.randomness, terminal.now())
  const read = await readPlacesFile(path, { planeEpsg, defaultRole: areaRole, makeId })
  if (!read.ok) {
    const code = refuseWith(terminal, json, { code: 'places.malformed', path, count: read.problem.length })
    for (const line of problemLines(read.problem, terminal.language)) terminal.note(line)
    return code
  }
  const { value } = await addPlaces({ store, clock: terminal }, { operation: operation.id, ...read.value, by: null })
  if (json) printJson(terminal, { operation: operation.id, ...value })
  else terminal.out(fill(words.placesDone[terminal.language], { ...value }))
  return exitCodes.done
}

/** `import --code-table`: from now on the operation reads codes by this table. */
export async function importCodeTable(
  store: Store,
  operation: Operation,
  path: string,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const today = Temporal.Instant.fromEpochMilliseconds(terminal.now())
    .toZonedDateTimeISO(operation.timeZone)
    .toPlainDate()
  const read = await readCodeTable(path, today.toString())
  if (!read.ok) return refuseWith(terminal, json, read.problem)
  const table = read.value
  await store.transact(async (tx) => {
    await tx.codes.add(operation.id, table)
    const at = terminal.now()
    await tx.audit.record({ operation: operation.id, at, staff: null, action: 'codes.create', subject: table.version })
    return done(null)
  })
  const told = { name: table.name, version: table.version, source: table.source }
  const counts = { codes: table.codes.length, groups: table.groups.length }
  if (json) printJson(terminal, { operation: operation.id, ...told, ...counts })
  else terminal.out(fill(words.codesDone[terminal.language], { ...told, ...counts }))
  return exitCodes.done
}

/** `import --harm-table`: from now on the operation also ranks places by harm, with these weights. */
export async function importHarmTable(
  store: Store,
  operation: Operation,
  path: string,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const parsed = parseJson(readFileSync(path, 'utf8'))
  if (!parsed.ok) return refuseWith(terminal, json, { code: 'harm-table.malformed', path, at: 'JSON' })
  const set = await setHarmTable({ store, clock: terminal }, { operation: operation.id, table: parsed.value, by: null })
  if (!set.ok) return refuseWith(terminal, json, { ...set.problem, path })
  const { source, version, weights } = set.value
  if (json) printJson(terminal, { operation: operation.id, source, version, weights })
  else terminal.out(fill(words.harmDone[terminal.language], { count: Object.keys(weights).length, source, version }))
  return exitCodes.done
}

function parseJson(text: string): Result<unknown, SyntaxError> {
  try {
    return done(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(error)
    throw error
  }
}
