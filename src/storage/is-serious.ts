import { type RawBuilder, sql } from 'kysely'
import type { Serious } from '../domain/unresolved/serious.ts'

/** Whether the incident `i` is serious: by its code, and by its group when it came without one. */
export const isSerious = ({ codes, groups }: Serious): RawBuilder<boolean> => sql`(
  i.crime_code = any(${codes}) or (i.crime_code is null and i.crime_group = any(${groups})))`
