import type { Incident } from '../../domain/incident/incident.ts'
import type { Place } from '../../domain/place/place.ts'
import type { LocalClock } from '../../domain/time/local-clock.ts'
import { offsetText } from '../../domain/time/offset-text.ts'
import { type IncidentSelection, selectedPages } from '../incident-selection.ts'
import type { Store } from '../ports.ts'
import type { ExportCell } from './exported-table.ts'

interface Row {
  readonly incident: Incident
  readonly place: Place | undefined
  readonly clock: LocalClock
}

const fixed = (value: number | null | undefined, digits: number): number | null =>
  value == null ? null : Number(value.toFixed(digits))

/** A column a line: the header and the file cannot fall apart. */
const columns: readonly (readonly [string, (row: Row) => ExportCell])[] = [
  ['id', ({ incident }) => incident.id],
  ['externalId', ({ incident }) => incident.externalId],
  ['from', ({ incident, clock }) => offsetText(clock, incident.interval.from)],
  ['to', ({ incident, clock }) => offsetText(clock, incident.interval.to)],
  ['knownAt', ({ incident, clock }) => (incident.knownAt === null ? null : offsetText(clock, incident.knownAt))],
  ['code', ({ incident }) => incident.code],
  ['group', ({ incident }) => incident.group],
  ['source', ({ incident }) => incident.source],
  ['investigation', ({ incident }) => incident.investigation],
  ['precision', ({ incident }) => incident.precision],
  ['placeId', ({ incident }) => incident.place],
  ['place', ({ place }) => place?.name ?? null],
  ['placeKind', ({ place }) => place?.kind ?? null],
  ['indoor', ({ place }) => place?.indoor ?? null],
  ['floor', ({ place }) => place?.floor ?? null],
  ['snapMetres', ({ incident }) => fixed(incident.snapMetres, 1)],
  ['eastMetres', ({ incident }) => fixed(incident.position?.eastMetres, 2)],
  ['northMetres', ({ incident }) => fixed(incident.position?.northMetres, 2)],
  ['areaId', ({ incident }) => incident.area],
  ['regime', ({ incident }) => incident.marks.regime],
  ['controller', ({ incident }) => incident.marks.controller],
  ['purpose', ({ incident }) => incident.marks.purpose],
  ['sourceGrade', ({ incident }) => incident.marks.sourceGrade],
  ['importId', ({ incident }) => incident.import],
]

export const incidentColumns = columns.map(([name]) => name)

export const incidentNotes = [
  'Times are intervals [from, to) in local time with offset. knownAt is when the source came to know.',
  'eastMetres and northMetres are in the plane EPSG:planeEpsg. precision says how exactly a row may be placed.',
  'Sensitive groups are kept at area level. source=discovered measures presence as much as crime.',
]

const pageSize = 5000

/** The rows of a selection as cells, some thousand a piece. */
export async function* incidentRows(store: Store, selection: IncidentSelection, { places, clock }: ExportGround) {
  const byId = new Map(places.map((place) => [place.id, place]))
  for await (const page of selectedPages(store, selection, pageSize)) {
    yield page.map((incident) => {
      const place = incident.place === null ? undefined : byId.get(incident.place)
      return columns.map(([, cell]) => cell({ incident, clock, place }))
    })
  }
}

interface ExportGround {
  readonly places: readonly Place[]
  readonly clock: LocalClock
}
