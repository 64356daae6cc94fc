import { type Kysely, type Selectable, sql } from 'kysely'
import type { OperationId, OrganisationId } from '../domain/ids.ts'
import type { Operation } from '../domain/operation/operation.ts'
import type { StoreTx } from '../usecases/ports.ts'
import type { Tables } from './tables.ts'

export const operationQueries = (db: Kysely<Tables>): StoreTx['operations'] => ({
  async find(id) {
    const row = await db.selectFrom('operations').selectAll().where('operation_id', '=', id).executeTakeFirst()
    return row ? toOperation(row) : null
  },

  async list() {
    const rows = await db.selectFrom('operations').selectAll().orderBy('operation_id').execute()
    return rows.map(toOperation)
  },

  async add(operation) {
    await db
      .insertInto('operations')
      .values({
        operation_id: operation.id,
        organisation_id: operation.organisation,
        name: operation.name,
        starts_on: operation.startsOn,
        ends_on: operation.endsOn,
        time_zone: operation.timeZone,
        plane_epsg: operation.planeEpsg,
        simulated: operation.simulated,
      })
      .execute()
  },

  async revision(id) {
    const row = await db.selectFrom('operations').select('revision').where('operation_id', '=', id).executeTakeFirst()
    return row?.revision ?? 0
  },

  async revisions(ids) {
    const rows = await db
      .selectFrom('operations')
      .select(['operation_id', 'revision', 'shifts_revision', 'decisions_revision'])
      .where('operation_id', 'in', [...ids])
      .execute()
    return new Map(
      rows.map((row) => [row.operation_id as OperationId, row.revision + row.shifts_revision + row.decisions_revision]),
    )
  },
})

export const organisationQueries = (db: Kysely<Tables>): StoreTx['organisations'] => ({
  async add({ id, name }) {
    await db.insertInto('organisations').values({ organisation_id: id, name }).execute()
  },

  async list() {
    const rows = await db.selectFrom('organisations').selectAll().orderBy('organisation_id').execute()
    return rows.map((row) => ({ id: row.organisation_id as OrganisationId, name: row.name }))
  },
})

export function toOperation(row: Selectable<Tables['operations']>): Operation {
  return {
    id: row.operation_id as OperationId,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    timeZone: row.time_zone,
    planeEpsg: row.plane_epsg,
    simulated: row.simulated,
  }
}

/** Called in the transaction of every change of incidents or places, so that no reader's cache outlives it. */
export async function raiseRevision(db: Kysely<Tables>, operation: OperationId): Promise<void> {
  await sql`update operations set revision = revision + 1 where operation_id = ${operation}`.execute(db)
}

/** Called in the transaction of every decision, so that open desks hear of it; what is counted stays as it was. */
export async function raiseDecisionsRevision(db: Kysely<Tables>, operation: OperationId): Promise<void> {
  await sql`update operations set decisions_revision = decisions_revision + 1 where operation_id = ${operation}`.execute(
    db,
  )
}
