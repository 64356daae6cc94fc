import type { Role } from '../domain/access/policy.ts'
import type { OperationId, StaffId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { localClock } from '../domain/time/local-clock.ts'
import { offsetText } from '../domain/time/offset-text.ts'
import type { ExportedTable } from './export/exported-table.ts'
import { incidentColumns, incidentNotes, incidentRows } from './export/incident-table.ts'
import { coverOf, exportSubject } from './export/provenance.ts'
import { bareCsv } from './export/write-text.ts'
import { countSelected, selectIncidents } from './incident-selection.ts'
import type { Clock, IncidentFilter, Store } from './ports.ts'

/** What a reader of the file needs to know about it, for who takes it from the command line. */
export interface ExportProvenance {
  readonly operation: OperationId
  readonly operationName: string
  readonly simulated: boolean
  readonly exportedAt: string
  readonly timeZone: string
  readonly planeEpsg: number
  readonly incidents: number
  /** Grows with every change: equal revisions, equal files. */
  readonly revision: number
  readonly columns: readonly string[]
  readonly notes: readonly string[]
}

export interface IncidentExport {
  readonly provenance: ExportProvenance
  readonly table: ExportedTable
  /** RFC 4180 text, the header first, some thousand lines a piece. */
  readonly csv: AsyncIterable<string>
}

export interface ExportIncidents {
  readonly operation: OperationId
  /** Null for the command line. */
  readonly by: StaffId | null
  readonly role?: Role
  readonly version?: string
  /** The same as a picture's; left out: everything. */
  readonly filter?: IncidentFilter
  /** The filter as it was written, for the cover. */
  readonly asked?: Readonly<Record<string, string>>
}

/** The incidents of an operation as a table; the export itself is logged before its first row leaves. */
export async function exportIncidents(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { operation: id, by, role, version = '', filter = {}, asked = {} }: ExportIncidents,
): Promise<Result<IncidentExport, { readonly code: 'operation.not-found' }>> {
  const at = clock.now()
  const opened = await store.transact(async (tx) => {
    const operation = await tx.operations.find(id)
    if (operation === null) return refuse({ code: 'operation.not-found' as const })
    const places = await tx.places.listPlaces(id)
    const areas = await tx.places.listAreas(id)
    const clock = localClock(operation.timeZone)
    const selection = selectIncidents(id, filter, { places, areas, clock })
    const incidents = await countSelected(tx, selection)
    const subject = exportSubject('incidents', incidents, asked)
    await tx.audit.record({ operation: id, at, staff: by, action: 'export.create', subject })
    const organisations = await tx.organisations.list()
    const organisation = organisations.find((each) => each.id === operation.organisation)?.name ?? ''
    return done({
      operation,
      places,
      clock,
      selection,
      incidents,
      organisation,
      revision: await tx.operations.revision(id),
    })
  })
  if (!opened.ok) return opened
  const { operation, places, clock: local, selection, incidents, organisation, revision } = opened.value
  const exportedAt = offsetText(local, at)
  const { name: operationName, simulated, timeZone, planeEpsg } = operation
  const about = { operation: id, operationName, simulated, timeZone, planeEpsg, incidents, revision }
  const cover = coverOf({
    operation,
    organisation,
    what: 'incidents',
    role: role ?? 'command-line',
    exportedAt,
    revision,
    version,
    filter: asked,
    more: incidentNotes.map((note, i) => [`note ${i + 1}`, note.replace('planeEpsg', String(planeEpsg))] as const),
  })
  const table = {
    cover,
    columns: incidentColumns,
    rows: () => incidentRows(store, selection, { places, clock: local }),
  }
  return done({
    provenance: { ...about, exportedAt, columns: incidentColumns, notes: incidentNotes },
    table,
    csv: bareCsv(table),
  })
}
