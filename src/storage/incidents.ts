import { type Kysely, sql } from 'kysely'
import type { StoreTx } from '../usecases/ports.ts'
import { readColumns } from './incident-columns.ts'
import { readPositions } from './incident-positions.ts'
import { type IncidentRow, toIncident } from './incident-row.ts'
import { offerIncidents } from './offer-incidents.ts'
import { pageConditions } from './page-conditions.ts'
import type { Tables } from './tables.ts'

export const incidentQueries = (db: Kysely<Tables>): StoreTx['incidents'] => ({
  offer: (operation, by, batch) => offerIncidents(db, operation, by, batch),

  columns: (operation, filter) => readColumns(db, operation, filter),

  positions: (operation) => readPositions(db, operation),

  async page(operation, after, limit, filter = {}) {
    const { rows } = await sql<IncidentRow>`
      select * from incidents
      where ${pageConditions(operation, filter)} and (${after}::uuid is null or id > ${after})
      order by id limit ${limit}`.execute(db)
    return rows.map(toIncident)
  },

  async count(operation, filter = {}) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from incidents where ${pageConditions(operation, filter)}`.execute(db)
    return rows[0]?.n ?? 0
  },

  async find(operation, id) {
    const { rows } = await sql<IncidentRow>`
      select * from incidents where operation_id = ${operation} and id = ${id}`.execute(db)
    return rows[0] ? toIncident(rows[0]) : null
  },
})
