import { type Kysely, sql } from 'kysely'
import type { StoreTx } from '../usecases/ports.ts'
import { readColumns } from './incident-columns.ts'
import { type IncidentRow, toIncident } from './incident-row.ts'
import { offerIncidents } from './offer-incidents.ts'
import type { Tables } from './tables.ts'

export const incidentQueries = (db: Kysely<Tables>): StoreTx['incidents'] => ({
  offer: (operation, by, batch) => offerIncidents(db, operation, by, batch),

  columns: (operation, filter) => readColumns(db, operation, filter),

  async page(operation, after, limit) {
    const { rows } = await sql<IncidentRow>`
      select * from incidents
      where operation_id = ${operation} and (${after}::uuid is null or id > ${after})
      order by id limit ${limit}`.execute(db)
    return rows.map(toIncident)
  },

  async count(operation) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from incidents where operation_id = ${operation}`.execute(db)
    return rows[0]?.n ?? 0
  },
})
