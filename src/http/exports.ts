import type { Geometry } from '../domain/geo/geometry.ts'
import type { PlaceId } from '../domain/ids.ts'
import { invariant } from '../domain/result.ts'
import { localClock } from '../domain/time/local-clock.ts'
import { type ExportCell, type SealedTable, sealed } from '../usecases/export/exported-table.ts'
import { bareCsv, coveredCsv, coveredGeoJson } from '../usecases/export/write-text.ts'
import { exportIncidents } from '../usecases/export-incidents.ts'
import { exportRanking } from '../usecases/export-ranking.ts'
import { type FeatureGround, readFeatureGround } from '../usecases/feature/ground.ts'
import { incidentGeometry } from '../usecases/feature/incident-feature.ts'
import type { PictureQuery } from '../wire/exports.ts'
import type { AppDeps } from './deps.ts'
import type { CallFor, HandlersOf, MemberCall } from './handlers.ts'
import { filterOf } from './picture.ts'
import { fileResponse, type SavedFile } from './saved-file.ts'

type ExportRoute =
  | 'exportIncidents'
  | 'exportIncidentsGeoJson'
  | 'exportIncidentsXlsx'
  | 'exportRanking'
  | 'exportRankingXlsx'

/** Files to take away, through the same filter as the picture; pieces leave as the reader takes them. */
export const exportRoutes = (deps: AppDeps): HandlersOf<ExportRoute> => ({
  exportIncidents: (call) => incidents(deps, call, 'csv'),
  exportIncidentsGeoJson: (call) => incidents(deps, call, 'geojson'),
  exportIncidentsXlsx: (call) => incidents(deps, call, 'xlsx'),
  exportRanking: (call) => ranking(deps, call, 'csv'),
  exportRankingXlsx: (call) => ranking(deps, call, 'xlsx'),
})

/** As many rows as a sheet has, less its header. */
const mostSheetRows = 1_048_575

type ExportCall = MemberCall & { readonly query: CallFor<'exportIncidents'>['query'] }

async function incidents(deps: AppDeps, call: ExportCall, kind: SavedFile['kind']): Promise<Response> {
  const { operation, role, visitor } = call
  const { bare, ...asked } = call.query
  const filter = await readFilter(deps, call, asked)
  if (!filter.ok) return call.refuse(filter.problem)
  const made = await exportIncidents(deps, {
    operation,
    by: visitor.staff,
    role,
    version: deps.version,
    filter: filter.value,
    asked,
  })
  if (!made.ok) return call.refuse(made.problem)
  const { provenance, table } = made.value
  if (kind === 'xlsx' && provenance.incidents > mostSheetRows) return call.refuse({ code: 'export.too-many-rows' })
  const file = { name: provenance.operationName, on: provenance.exportedAt, kind }
  const rows = sealed(table, deps.seal)
  const ground = kind === 'geojson' ? await readFeatureGround(deps.store, operation) : null
  return fileResponse(file, write(deps, rows, kind, { bare: bare === 'true', ground }))
}

async function ranking(deps: AppDeps, call: ExportCall, kind: 'csv' | 'xlsx'): Promise<Response> {
  const { operation, role, visitor } = call
  const { bare, ...asked } = call.query
  const filter = await readFilter(deps, call, asked)
  if (!filter.ok) return call.refuse(filter.problem)
  const { store, clock, readPicture, version } = deps
  const about = { operation, by: visitor.staff, role, version, filter: filter.value, asked }
  const table = await exportRanking({ store, clock, readPicture }, about)
  const [[, name = ''] = ['', '']] = table.cover
  const on = table.cover.find(([line]) => line === 'exported at')?.[1] ?? ''
  return fileResponse(
    { name: `${name} ranking`, on, kind },
    write(deps, sealed(table, deps.seal), kind, { bare: bare === 'true', ground: null }),
  )
}

/** The picture's filter, read in the operation's own time. */
export async function readFilter(deps: AppDeps, { operation }: MemberCall, asked: PictureQuery) {
  const found = await deps.store.read((tx) => tx.operations.find(operation))
  invariant(found, 'a member was let into an operation that does not exist')
  return filterOf(asked, localClock(found.timeZone))
}

interface How {
  readonly bare: boolean
  readonly ground: FeatureGround | null
}

function write(
  deps: AppDeps,
  table: SealedTable,
  kind: SavedFile['kind'],
  { bare, ground }: How,
): AsyncIterable<string | Uint8Array> {
  if (kind === 'xlsx') return deps.writeWorkbook(table)
  if (ground) return coveredGeoJson(table, geometryOf(ground, table.columns))
  return bare ? bareCsv(table) : coveredCsv(table)
}

/** Where an exported row lies in degrees: its coordinates, else its place; a sensitive group nowhere. */
function geometryOf(ground: FeatureGround, columns: readonly string[]) {
  const at = (row: readonly ExportCell[], name: string) => row[columns.indexOf(name)] ?? null
  return (row: readonly ExportCell[]): Geometry | null => {
    const place = at(row, 'placeId')
    const [east, north] = [at(row, 'eastMetres'), at(row, 'northMetres')]
    return incidentGeometry(ground, {
      group: String(at(row, 'group')),
      place: typeof place === 'string' ? (place as PlaceId) : null,
      position: typeof east === 'number' && typeof north === 'number' ? { eastMetres: east, northMetres: north } : null,
    })
  }
}
