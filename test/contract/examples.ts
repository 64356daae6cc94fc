import { type Kysely, sql } from 'kysely'
import type { ImportId, IncidentId, OperationId, OrganisationId, PlaceId, StaffId } from '../../src/domain/ids.ts'
import type { ImportFigures, ImportRecord } from '../../src/domain/import/import-record.ts'
import type { Operation } from '../../src/domain/operation/operation.ts'
import type { Place } from '../../src/domain/place/place.ts'
import type { Tables } from '../../src/storage/tables.ts'
import type { OfferedIncident, Store } from '../../src/usecases/ports.ts'

/** Ids are told apart by their first figures (kind) and last (number). */
const id = (kind: string, number: number) => `${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`

export const organisationId = (n: number) => id('0a000000', n) as OrganisationId
export const operationId = (n: number) => id('0b000000', n) as OperationId
export const placeId = (n: number) => id('0c000000', n) as PlaceId
export const incidentId = (n: number) => id('0d000000', n) as IncidentId
export const importId = (n: number) => id('0e000000', n) as ImportId
export const staffId = (n: number) => id('0f000000', n) as StaffId

export const operation = (n: number): Operation => ({
  id: operationId(n),
  organisation: organisationId(1),
  name: `Insats ${n}`,
  startsOn: '2026-03-02',
  endsOn: null,
  timeZone: 'Europe/Stockholm',
  planeEpsg: 3006,
  simulated: true,
})

export const place = (n: number, more: Partial<Place> = {}): Place => ({
  id: placeId(n),
  parent: null,
  kind: 'square',
  name: `Plats ${n}`,
  floor: null,
  floorLabel: null,
  indoor: false,
  geometry: { type: 'Point', coordinates: [667_000 + n, 6_568_000] },
  openingHours: [],
  ...more,
})

/** Something at place `n % 3 + 1`, an hour long, each a day after the one before. */
export const incident = (n: number, more: Partial<OfferedIncident> = {}): OfferedIncident => {
  const from = Date.UTC(2026, 2, 2, 20) + n * 86_400_000
  return {
    id: incidentId(n),
    key: `id:K${n}`,
    externalId: `K${n}`,
    interval: { from, to: from + 3_600_000 },
    knownAt: null,
    precision: 'place',
    place: placeId((n % 3) + 1),
    snapMetres: 4.25,
    position: { eastMetres: 667_001.5, northMetres: 6_568_000.25 },
    area: null,
    code: '0855',
    group: 'robbery',
    source: 'reported',
    investigation: 'open',
    marks: {
      regime: 'brottsdatalagen',
      controller: 'Polismyndigheten',
      purpose: 'prevent-crime',
      sourceGrade: 'B2',
    },
    ...more,
  }
}

const figures: ImportFigures = {
  rows: 0,
  incidents: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  problems: 0,
  skipped: 0,
  redactedCells: 0,
  droppedColumns: [],
  snapped: 0,
  withoutPlace: 0,
  sensitive: 0,
  placesMade: 0,
  longIntervals: 0,
  dstMoved: 0,
}

export const importRecord = (n: number, more: Partial<ImportRecord> = {}): ImportRecord => ({
  id: importId(n),
  status: 'done',
  at: Date.UTC(2026, 4, n, 8),
  by: null,
  fileName: `export-${n}.csv`,
  sha256: n.toString(16).padStart(64, '0'),
  format: 'csv',
  figures,
  ...more,
})

/** Operations 1 and 2 of one organisation; places 1–3 in each. */
export async function settleTown(store: Store): Promise<void> {
  await store.transact(async (tx) => {
    await tx.organisations.add({ id: organisationId(1), name: 'Polisområde Exempel' })
    for (const n of [1, 2]) {
      await tx.operations.add(operation(n))
      await tx.places.addPlaces(operationId(n), [place(1), place(2), place(3)])
    }
    return { ok: true }
  })
}

/** Writes one import whole; gives what `offer` counted. */
export async function importAll(store: Store, n: number, incidents: readonly OfferedIncident[], more = {}) {
  return store.transact(async (tx) => {
    await tx.imports.add(operationId(1), importRecord(n, more), [])
    return { ok: true, counts: await tx.incidents.offer(operationId(1), importId(n), store.pack(incidents)) }
  })
}

/** Accounts of people, so that they can be members. */
export async function addStaff(db: Kysely<Tables>, numbers: readonly number[]): Promise<void> {
  for (const n of numbers)
    await sql`insert into "user" (id, name, email) values (${staffId(n)}, ${`Namn ${n}`}, ${`n${n}@example.org`})`.execute(
      db,
    )
}
