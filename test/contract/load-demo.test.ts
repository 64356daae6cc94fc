import { expect, it } from 'vitest'
import { offeredIncidents } from '../../src/demo/as-incidents.ts'
import { demoDecisions } from '../../src/demo/demo-points.ts'
import { demoTown } from '../../src/demo/events.ts'
import { demoOperationName, loadDemo } from '../../src/demo/load-demo.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import type { OfferedIncident, Store } from '../../src/usecases/ports.ts'
import { describeOnEachDatabase } from './databases.ts'

const now = Date.parse('2026-04-15T10:00:00+02:00')
const options = { seed: 1, now, weeks: 2 }

async function loaded(store: Store, name?: string): Promise<OperationId> {
  const result = await loadDemo(store, name === undefined ? options : { ...options, name })
  if (!result.ok) throw new Error(result.problem.code)
  return result.value.operation
}

/** The key is how an import knows an incident again; no reader sees it. */
const withoutKey = (incident: OfferedIncident) =>
  Object.fromEntries(Object.entries(incident).filter(([field]) => field !== 'key')) as Omit<OfferedIncident, 'key'>

describeOnEachDatabase('the demo', (database) => {
  it('is stored as it was drawn: simulated, with places, areas, marks and one import', async () => {
    const operation = await loaded(database.store)
    const demo = demoTown(options)
    const offered = offeredIncidents(demo)
    const stored = await database.store.read(async (tx) => ({
      operation: await tx.operations.find(operation),
      places: await tx.places.listPlaces(operation),
      areas: await tx.places.listAreas(operation),
      imports: await tx.imports.list(operation),
      incidents: await tx.incidents.page(operation, null, 20_000),
      decisions: await tx.points.decisions(operation),
      audit: await tx.audit.list(operation, 10),
    }))
    expect(stored.operation).toMatchObject({
      name: demoOperationName,
      simulated: true,
      startsOn: demo.calendar.startsOn,
    })
    expect(stored.places).toEqual(demo.town.places.map(({ place }) => place))
    expect(stored.areas).toEqual(demo.town.areas)
    expect(stored.imports).toMatchObject([
      { status: 'done', format: 'simulated', figures: { rows: offered.length, added: offered.length } },
    ])
    const imported = stored.imports[0]?.id
    const expected = offered
      .map((incident) => Object.assign(withoutKey(incident), { import: imported }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(stored.incidents).toEqual(expected)
    expect(stored.decisions).toEqual(demoDecisions(demo, options.seed, demoOperationName))
    expect(stored.decisions.map(({ verb }) => verb)).toEqual(['accept', 'accept', 'accept'])
    expect(stored.audit).toMatchObject([{ action: 'demo.load', staff: null, subject: operation }])
  })

  it('is refused where an operation has its name, and goes in beside it under another', async () => {
    const one = await loaded(database.store)
    expect(await loadDemo(database.store, options)).toEqual({
      ok: false,
      problem: { code: 'demo.name-taken', name: demoOperationName },
    })
    const other = await loaded(database.store, 'Månlunda, andra staden')
    expect(other).not.toBe(one)
    const counts = await database.store.read(async (tx) => [
      await tx.incidents.count(one),
      await tx.incidents.count(other),
    ])
    expect(counts[1]).toBe(counts[0])
  })
})
