import type { LocalDate } from '../time/interval.ts'

/** Sensitive groups lose their exact place at import (methods §0, trust.md S36). */
export const sensitivities = ['none', 'sexual', 'relation', 'honour', 'children'] as const
export type Sensitivity = (typeof sensitivities)[number]

export interface CrimeCode {
  /** As written in the source system; Swedish codes are four digits with a leading zero. */
  readonly code: string
  readonly group: string
  readonly sensitivity: Sensitivity
  /** Stays on the board of unresolved crimes until it is cleared. */
  readonly serious: boolean
  /** First day in force; null: always. */
  readonly validFrom: LocalDate | null
  /** First day no longer in force; null: still in force. */
  readonly validTo: LocalDate | null
}

export interface CrimeGroup {
  readonly key: string
  readonly name: { readonly sv: string; readonly en: string }
  readonly sensitivity: Sensitivity
}

/** A versioned table of codes; an operation uses the built-in Swedish one or a newer one of its own. */
export interface CrimeCodeTable {
  readonly name: string
  /** The day the table was drawn up. */
  readonly version: LocalDate
  /** Who published the codes: named wherever the table is shown. */
  readonly source: string
  readonly groups: readonly CrimeGroup[]
  readonly codes: readonly CrimeCode[]
}
