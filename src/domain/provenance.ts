import type { EpochMs } from './time/interval.ts'

/** What is needed to run a computation again and get the same bytes (methods §0). */
export interface Provenance {
  /** Slug of the page in `docs/methods/`. */
  readonly method: string
  readonly version: string
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>
  readonly cutOff: EpochMs
  readonly timeZone: string
  readonly seed: number
  readonly rowCount: number
  /** SHA-256 hex of the input rows in canonical order. */
  readonly inputHash: string
}
