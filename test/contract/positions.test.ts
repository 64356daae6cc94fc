import { beforeEach, expect, it } from 'vitest'
import { rowPositions } from '../../src/usecases/layer/layer-input.ts'
import { describeOnEachDatabase } from './databases.ts'
import { importAll, incident, incidentId, operationId, settleTown } from './examples.ts'

describeOnEachDatabase('positions of incidents', (database) => {
  beforeEach(() => settleTown(database.store))

  it('stand beside the rows they belong to, and say nothing where nothing is known', async () => {
    await importAll(database.store, 1, [
      incident(1),
      incident(2, { position: null, snapMetres: null }),
      incident(3, {
        precision: 'coordinates',
        place: null,
        snapMetres: null,
        position: { eastMetres: -7.5, northMetres: 3 },
      }),
      incident(4, { precision: 'none', place: null, snapMetres: null, position: null }),
    ])
    const [columns, found] = await database.store.read(async (tx) => [
      await tx.incidents.columns(operationId(1), {}),
      await tx.incidents.positions(operationId(1)),
    ])
    expect(found.ids).toEqual([incidentId(1), incidentId(3)])
    const { eastMetres, northMetres, snapMetres } = rowPositions(columns, found)
    expect([...eastMetres]).toEqual([667_001.5, Number.NaN, -7.5, Number.NaN])
    expect([...northMetres]).toEqual([6_568_000.25, Number.NaN, 3, Number.NaN])
    expect([...snapMetres]).toEqual([4.25, Number.NaN, Number.NaN, Number.NaN])
  })

  it('are none without incidents', async () =>
    expect((await database.store.read((tx) => tx.incidents.positions(operationId(1)))).ids).toEqual([]))
})
