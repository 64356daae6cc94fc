/** What a stream says, and all of it: that something is new, never what. */
export interface LiveMessage {
  /** The operation's, as it is now. */
  readonly revision: number
  /** `now`: where things stand as the stream begins; `changed`: since then. */
  readonly kind: 'now' | 'changed'
}
