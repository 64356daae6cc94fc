/** Milliseconds since 1970-01-01T00:00Z. Durations carry their unit in the name. */
export type EpochMs = number

/** A calendar date in the operation's time zone, `YYYY-MM-DD`. */
export type LocalDate = string

/** An incident happened somewhere in `[from, to)`; a point event has `from === to`. */
export interface Interval {
  readonly from: EpochMs
  readonly to: EpochMs
}
