const firstWaitMs = 1000
const longestWaitMs = 60_000
/** The server says every 15 s that it is there; who has heard nothing for so long is no longer heard either. */
const silentMs = 40_000
/** A blip that is over so soon is nobody's concern. */
const unsaidMs = 5000

/** What is used of an `EventSource`. */
export type Stream = Pick<EventSource, 'addEventListener' | 'close'>

interface Parts {
  readonly open: () => Stream
  readonly hear: (data: string) => void
  /** When the desk last heard anything, in epoch milliseconds, while the stream is out; null when it is back. */
  readonly sayLost: (lastHeard: number | null) => void
  /** In [0, 1): desks that lost one server come back spread out, not all at once. */
  readonly chance: () => number
  readonly leaving: AbortSignal
}

/** 1, 2, 4 … 60 s, each shorter by up to a fifth. */
const waitAfter = (failures: number, chance: number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** failures) * (1 - chance / 5)

/**
 * Keeps a stream of server-sent events open. A browser comes back by itself only from a broken connection, and gives up
 * for good on an answer that is an error, such as a proxy's 502 while the server restarts; so this tries again in every
 * case, waiting longer each time.
 *
 * @returns tries at once, instead of waiting on
 */
export function keepListening({ open, hear, sayLost, chance, leaving }: Parts): () => void {
  let stream: Stream | null = null
  let failures = 0
  let lastHeard = Date.now()
  let isLost: boolean | null = null
  let next: ReturnType<typeof setTimeout>
  let silence: ReturnType<typeof setTimeout>

  const stop = () => {
    clearTimeout(next)
    clearTimeout(silence)
    stream?.close()
    stream = null
  }
  const heard = () => {
    lastHeard = Date.now()
    failures = 0
    clearTimeout(silence)
    silence = setTimeout(lose, silentMs)
    if (isLost !== false) sayLost(null)
    isLost = false
  }
  const lose = () => {
    stop()
    next = setTimeout(connect, waitAfter(failures++, chance()))
    if (Date.now() - lastHeard < unsaidMs) return
    isLost = true
    // Each time anew: a window that was opened meanwhile has not heard of it.
    sayLost(lastHeard)
  }
  const connect = () => {
    stop()
    const opened = open()
    stream = opened
    silence = setTimeout(lose, silentMs)
    opened.addEventListener('message', ({ data }) => {
      heard()
      hear(String(data))
    })
    opened.addEventListener('beat', heard)
    opened.addEventListener('error', lose)
  }
  leaving.addEventListener('abort', stop)
  connect()
  return () => {
    if (!leaving.aborted && isLost) connect()
  }
}
