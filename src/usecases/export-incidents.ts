import { csvLine } from '../domain/csv-text.ts'
import type { IncidentId, OperationId, PlaceId, StaffId } from '../domain/ids.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { Place } from '../domain/place/place.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { type LocalClock, localClock } from '../domain/time/local-clock.ts'
import { offsetText } from '../domain/time/offset-text.ts'
import type { Clock, Store, StoreTx } from './ports.ts'

/** What a reader of the file needs to know about it; kept beside it, since CSV has no place for remarks. */
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
  /** RFC 4180 text, the header first, some thousand lines a piece. */
  readonly csv: AsyncIterable<string>
}

interface Row {
  readonly incident: Incident
  readonly place: Place | undefined
  readonly clock: LocalClock
}

const number = (value: number | null | undefined, digits: number): string =>
  value == null ? '' : value.toFixed(digits)

/** A column a line: the header and the file cannot fall apart. */
const columns: readonly (readonly [string, (row: Row) => string])[] = [
  ['id', ({ incident }) => incident.id],
  ['externalId', ({ incident }) => incident.externalId ?? ''],
  ['from', ({ incident, clock }) => offsetText(clock, incident.interval.from)],
  ['to', ({ incident, clock }) => offsetText(clock, incident.interval.to)],
  ['knownAt', ({ incident, clock }) => (incident.knownAt === null ? '' : offsetText(clock, incident.knownAt))],
  ['code', ({ incident }) => incident.code ?? ''],
  ['group', ({ incident }) => incident.group],
  ['source', ({ incident }) => incident.source],
  ['investigation', ({ incident }) => incident.investigation ?? ''],
  ['precision', ({ incident }) => incident.precision],
  ['placeId', ({ incident }) => incident.place ?? ''],
  ['place', ({ place }) => place?.name ?? ''],
  ['placeKind', ({ place }) => place?.kind ?? ''],
  ['indoor', ({ place }) => (place ? String(place.indoor) : '')],
  ['floor', ({ place }) => number(place?.floor, 0)],
  ['snapMetres', ({ incident }) => number(incident.snapMetres, 1)],
  ['eastMetres', ({ incident }) => number(incident.position?.eastMetres, 2)],
  ['northMetres', ({ incident }) => number(incident.position?.northMetres, 2)],
  ['areaId', ({ incident }) => incident.area ?? ''],
  ['regime', ({ incident }) => incident.marks.regime],
  ['controller', ({ incident }) => incident.marks.controller],
  ['purpose', ({ incident }) => incident.marks.purpose],
  ['sourceGrade', ({ incident }) => incident.marks.sourceGrade],
  ['importId', ({ incident }) => incident.import],
]

const notes = [
  'Times are intervals [from, to) in local time with offset. knownAt is when the source came to know.',
  'eastMetres and northMetres are in the plane EPSG:planeEpsg. precision says how exactly a row may be placed.',
  'Sensitive groups are kept at area level. source=discovered measures presence as much as crime.',
]

const pageSize = 5000

/** All incidents of an operation as a file; the export itself is logged before its first row leaves. */
export async function exportIncidents(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { operation: id, by }: { readonly operation: OperationId; readonly by: StaffId | null },
): Promise<Result<IncidentExport, { readonly code: 'operation.not-found' }>> {
  const at = clock.now()
  const opened = await store.transact(async (tx) => {
    const operation = await tx.operations.find(id)
    if (operation === null) return refuse({ code: 'operation.not-found' as const })
    await tx.audit.record({ operation: id, at, staff: by, action: 'export.create', subject: id })
    const [places, incidents, revision] = [
      await tx.places.listPlaces(id),
      await tx.incidents.count(id),
      await tx.operations.revision(id),
    ]
    return done({ operation, places, incidents, revision })
  })
  if (!opened.ok) return opened
  const { operation, places, incidents, revision } = opened.value
  const local = localClock(operation.timeZone)
  const { name: operationName, simulated, timeZone, planeEpsg } = operation
  const about = { operation: id, operationName, simulated, timeZone, planeEpsg, incidents, revision }
  const provenance = { ...about, exportedAt: offsetText(local, at), columns: columns.map(([name]) => name), notes }
  const byId = new Map(places.map((place) => [place.id, place]))
  return done({ provenance, csv: lines(store, id, byId, local) })
}

async function* lines(store: Store, operation: OperationId, places: ReadonlyMap<PlaceId, Place>, clock: LocalClock) {
  yield csvLine(columns.map(([name]) => name))
  for await (const page of pages(store, operation))
    yield page
      .map((incident) => ({ incident, clock, place: incident.place === null ? undefined : places.get(incident.place) }))
      .map((row) => csvLine(columns.map(([, cell]) => cell(row))))
      .join('')
}

/** Each page is a read of its own: a slow reader must not hold a transaction open. */
async function* pages(store: Store, operation: OperationId): AsyncGenerator<readonly Incident[]> {
  let after: IncidentId | null = null
  for (;;) {
    const from: IncidentId | null = after
    const page: readonly Incident[] = await store.read((tx: StoreTx) => tx.incidents.page(operation, from, pageSize))
    if (page.length > 0) yield page
    if (page.length < pageSize) return
    after = page.at(-1)?.id ?? null
  }
}

/** Name for the file: the operation and the day, without anything a file system minds. */
export const exportFileName = ({ operationName, exportedAt }: ExportProvenance): string =>
  `${operationName.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60)}-${exportedAt.slice(0, 10)}.csv`
