import type { Role } from '../access/policy.ts'

/** How exactly a reader is shown where an incident happened. `place`: its place, never coordinates of its own. */
export type Precision = 'exact' | 'place' | 'area'

/**
 * Coordinates of their own go to those who may export them; whoever works from the picture sees its places
 * (trust.md S21, S36). Everybody else reads no incident, and were a role let in by mistake it would see an area.
 */
const precision: Record<Role, Precision> = {
  administrator: 'area',
  commander: 'exact',
  analyst: 'exact',
  officer: 'place',
  coordinator: 'area',
  partner: 'area',
  auditor: 'area',
}

export const precisionFor = (role: Role): Precision => precision[role]
