import type { OperationId, OrganisationId } from '../ids.ts'
import type { LocalDate } from '../time/interval.ts'

/** One place-based presence operation. It has a start and, as a rule, no end. */
export interface Operation {
  readonly id: OperationId
  readonly organisation: OrganisationId
  readonly name: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
  /** IANA name; every rhythm and week is computed in it. */
  readonly timeZone: string
  /** EPSG code of the plane whose metres all geometry is kept in; 3006 (SWEREF 99 TM) in Sweden. */
  readonly planeEpsg: number
  /** True for the invented town: shown on every screen. */
  readonly simulated: boolean
}
