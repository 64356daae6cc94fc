import { randomBytes } from 'node:crypto'
import { assembleApp } from '../../src/cli/assemble-app.ts'
import { addUser } from '../../src/cli/user.ts'
import { type OperationId, type OrganisationId, uuidV7 } from '../../src/domain/ids.ts'
import { done, invariant } from '../../src/domain/result.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { type DatabaseSettings, openDatabase } from '../../src/storage/open-database.ts'
import { computeHere } from '../compute-here.ts'

const id = <I extends OperationId | OrganisationId>() => uuidV7<I>(Date.now(), new Uint8Array(randomBytes(10)))

/** A database with one operation and one analyst, so that a server starts on it at once and without the demo. */
export async function seedDatabase(settings: DatabaseSettings) {
  const opened = await openDatabase(settings)
  invariant(opened.ok, 'the database to seed did not open')
  const database = opened.value
  await migrate(database.db)
  const parts = {
    database,
    compute: computeHere,
    publicUrl: new URL('http://127.0.0.1'),
    secret: 'x',
    basemap: null,
    spoolFolder: '',
  }
  const { store, accounts } = assembleApp({ ...parts, logFault: () => {} })
  const [operation, organisation] = [id<OperationId>(), id<OrganisationId>()]
  await store.transact(async (tx) => {
    await tx.organisations.add({ id: organisation, name: 'Centrum' })
    const [startsOn, timeZone] = ['2026-02-16', 'Europe/Stockholm']
    const plain = { endsOn: null, planeEpsg: 3006, simulated: false, name: 'Centrum' }
    await tx.operations.add({ id: operation, organisation, startsOn, timeZone, ...plain })
    return done(null)
  })
  const person = { email: 'analyst@example.se', displayName: 'Analyst' }
  const place = { store, accounts, clock: { now: () => Date.now() } }
  const told = await addUser(place, { ...person, membership: { operation, role: 'analyst' } })
  invariant(told.ok, 'the analyst was not made')
  await database.close()
  return { operation, email: person.email, password: told.value.password }
}
