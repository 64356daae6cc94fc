import { createHash } from 'node:crypto'
import { type ImportId, type OperationId, type OrganisationId, uuidV7 } from '../domain/ids.ts'
import type { ImportFigures } from '../domain/import/import-record.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { dayMs } from '../domain/time/local-clock.ts'
import type { OfferedIncident, Store } from '../usecases/ports.ts'
import { demoOrganisation, offeredIncidents } from './as-incidents.ts'
import { demoTimeZone, planeEpsg } from './demo-calendar.ts'
import { demoDecisions } from './demo-points.ts'
import { demoShifts } from './demo-shifts.ts'
import { bytesFrom, stream } from './draw.ts'
import { type DemoOptions, demoTown } from './events.ts'

export const demoOperationName = 'Månlunda centrum'

export interface LoadDemoOptions extends DemoOptions {
  /** Name of the operation; another one for a second town in the same store. */
  readonly name?: string
}

export type LoadDemoProblem = { readonly code: 'demo.name-taken'; readonly name: string }

/** Rows a statement: large enough that the round trips vanish, small enough for the embedded database's memory. */
const batchSize = 3_000
const longIntervalMs = 7 * dayMs

function figuresOf(offered: readonly OfferedIncident[]): ImportFigures {
  const count = (test: (incident: OfferedIncident) => boolean) => offered.filter(test).length
  return {
    rows: offered.length,
    incidents: offered.length,
    added: offered.length,
    updated: 0,
    unchanged: 0,
    problems: 0,
    skipped: 0,
    redactedCells: 0,
    droppedColumns: [],
    snapped: count(({ snapMetres }) => snapMetres !== null),
    withoutPlace: count(({ precision }) => precision === 'coordinates'),
    sensitive: count(({ precision }) => precision === 'area'),
    placesMade: 0,
    longIntervals: count(({ interval }) => interval.to - interval.from > longIntervalMs),
    dstMoved: 0,
  }
}

/**
 * Makes the demo operation with its places, areas, incidents, points and shifts, by the same ways as real data and in one
 * transaction. Every id depends on seed, `now` and name alone.
 * @returns a refusal when the store has an operation of that name
 */
export async function loadDemo(
  store: Store,
  options: LoadDemoOptions,
): Promise<Result<{ readonly operation: OperationId }, LoadDemoProblem>> {
  const { seed, now, name = demoOperationName } = options
  const taken = await store.read(async (tx) =>
    (await tx.operations.list()).some((operation) => operation.name === name),
  )
  if (taken) return refuse({ code: 'demo.name-taken', name })
  const demo = demoTown(options)
  const offered = offeredIncidents(demo)
  const random = stream(seed, `operation ${name}`)
  const organisation = uuidV7<OrganisationId>(now, bytesFrom(random, 10))
  const operation = uuidV7<OperationId>(now, bytesFrom(random, 10))
  const imported = uuidV7<ImportId>(now, bytesFrom(random, 10))
  return store.transact(async (tx) => {
    await tx.organisations.add({ id: organisation, name: demoOrganisation })
    await tx.operations.add({
      id: operation,
      organisation,
      name,
      startsOn: demo.calendar.startsOn,
      endsOn: null,
      timeZone: demoTimeZone,
      planeEpsg,
      simulated: true,
    })
    await tx.places.addAreas(operation, demo.town.areas)
    await tx.places.addPlaces(
      operation,
      demo.town.places.map(({ place }) => place),
    )
    await tx.imports.add(
      operation,
      {
        id: imported,
        status: 'done',
        at: now,
        by: null,
        fileName: `simulated-town-${seed}`,
        sha256: createHash('sha256').update(JSON.stringify(offered)).digest('hex'),
        format: 'simulated',
        figures: figuresOf(offered),
      },
      [],
    )
    for (let from = 0; from < offered.length; from += batchSize)
      await tx.incidents.offer(operation, imported, store.pack(offered.slice(from, from + batchSize)))
    for (const decision of demoDecisions(demo, seed, name)) await tx.points.decide(operation, decision)
    const { units, patterns, shifts, appointments } = demoShifts(demo, seed, name)
    await tx.shifts.begin(operation)
    for (const unit of units) await tx.shifts.putUnit(operation, unit)
    for (const pattern of patterns) await tx.shifts.addPattern(operation, pattern)
    await tx.shifts.put(operation, shifts)
    for (const appointment of appointments) await tx.shifts.addAppointment(operation, appointment)
    await tx.audit.record({ operation, at: now, staff: null, action: 'demo.load', subject: operation })
    return done({ operation })
  })
}
