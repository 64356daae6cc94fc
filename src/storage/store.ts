import { type ControlledTransaction, type Kysely, sql } from 'kysely'
import type { Store, StoreTx } from '../usecases/ports.ts'
import { auditQueries } from './audit.ts'
import { codeQueries } from './codes.ts'
import { harmQueries } from './harm.ts'
import { importQueries } from './imports.ts'
import { incidentQueries } from './incidents.ts'
import { memberQueries } from './members.ts'
import { newsQueries } from './news.ts'
import { operationQueries, organisationQueries } from './operations.ts'
import { packIncidents } from './pack-incidents.ts'
import { placeEditQueries } from './place-edits.ts'
import { placeQueries } from './places.ts'
import { pointQueries } from './points.ts'
import { asRefusal } from './problems.ts'
import { shiftQueries } from './shifts.ts'
import type { Tables } from './tables.ts'
import { tokenQueries } from './tokens.ts'
import { unresolvedQueries } from './unresolved.ts'
import { viewQueries } from './views.ts'

/** The store on an open, migrated database. */
export const createStore = (db: Kysely<Tables>): Store => ({
  pack: packIncidents,

  async transact(work) {
    const tx = await db.startTransaction().execute()
    return settle(tx, () => work(queriesOn(tx)), {
      keep: () => tx.commit().execute(),
      drop: () => tx.rollback().execute(),
    })
  },

  // Repeatable read: several queries see one moment, also while an import commits between them.
  read: (work) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => work(queriesOn(tx))),
})

/**
 * The store inside a transaction that somebody else ends (a test, which rolls back): `transact` is a savepoint.
 * One piece of work runs at a time, as savepoints of one connection can only nest.
 */
export function createStoreInside(tx: ControlledTransaction<Tables>): Store {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    pack: packIncidents,
    transact: (work) =>
      inTurn(async () => {
        await sql`savepoint work`.execute(tx)
        return settle(tx, () => work(queriesOn(tx)), {
          keep: () => sql`release savepoint work`.execute(tx),
          drop: () => sql`rollback to savepoint work`.execute(tx),
        })
      }),
    read: (work) => inTurn(() => work(queriesOn(tx))),
  }
}

/** Keeps what was done when the result is ok; drops it on a refusal or a throw. */
async function settle<T extends { readonly ok: boolean }>(
  tx: ControlledTransaction<Tables>,
  work: () => Promise<T>,
  end: { keep(): Promise<unknown>; drop(): Promise<unknown> },
): Promise<T> {
  try {
    const result = await work()
    await (result.ok ? end.keep() : end.drop())
    return result
  } catch (error) {
    // A commit that failed has already ended the transaction.
    if (!tx.isCommitted && !tx.isRolledBack) await end.drop()
    throw asRefusal(error)
  }
}

/** Every feature's queries on one connection or transaction. */
const queriesOn = (db: Kysely<Tables>): StoreTx => ({
  operations: operationQueries(db),
  organisations: organisationQueries(db),
  places: placeQueries(db),
  ground: placeEditQueries(db),
  codes: codeQueries(db),
  harm: harmQueries(db),
  incidents: incidentQueries(db),
  unresolved: unresolvedQueries(db),
  imports: importQueries(db),
  points: pointQueries(db),
  members: memberQueries(db),
  audit: auditQueries(db),
  tokens: tokenQueries(db),
  views: viewQueries(db),
  news: newsQueries(db),
  shifts: shiftQueries(db),
})
