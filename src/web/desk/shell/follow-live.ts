import type { QueryClient } from '@tanstack/react-query'
import type { LiveMessage } from '../../../wire/live.ts'
import { addressOf } from '../api.ts'

/** Whoever has not touched the desk for so long gets nothing fetched for her: it would keep her session alive (S22). */
const awayMs = 10 * 60_000

/**
 * Hears that the operation has changed and asks again for what is on screen. One window of a browser listens for all of
 * them, since a browser has few connections to a server; the others are told by it, and one of them follows it.
 */
export function followLive(client: QueryClient, operationId: string, leaving: AbortSignal): void {
  const channel = new BroadcastChannel(`narvaro.live.${operationId}`)
  const lastTouch = watchTouches(leaving)
  let seen: number | null = null
  const hear = ({ revision }: LiveMessage) => {
    const isNew = seen !== null && seen !== revision
    seen = revision
    if (isNew) askAgain(client, Date.now() - lastTouch() < awayMs)
  }
  channel.addEventListener('message', ({ data }) => hear(data as LiveMessage))
  leaving.addEventListener('abort', () => channel.close())
  const listen = () =>
    listenUntil(leaving, operationId, (message) => {
      hear(message)
      channel.postMessage(message)
    })
  void navigator.locks.request(`narvaro.live.${operationId}`, { signal: leaving }, listen).catch(() => {
    // Left before its turn to listen came.
  })
}

/** Resolves when the desk is left: until then the lock, and so the one stream, is this window's. */
const listenUntil = (leaving: AbortSignal, operationId: string, tell: (message: LiveMessage) => void) =>
  new Promise<void>((resolve) => {
    const source = new EventSource(addressOf('live', { operationId }))
    source.addEventListener('message', ({ data }) => tell(JSON.parse(String(data)) as LiveMessage))
    leaving.addEventListener('abort', () => {
      source.close()
      resolve()
    })
  })

/** Who I am and what lies under the map do not change with the operation's data. */
const standing: readonly unknown[] = ['me', 'basemap']

/** What is on screen now, or when she comes back to it. */
const askAgain = (client: QueryClient, isHere: boolean) =>
  void client.invalidateQueries({
    predicate: ({ queryKey }) => !standing.includes(queryKey[0]),
    refetchType: isHere ? 'active' : 'none',
  })

function watchTouches(leaving: AbortSignal): () => number {
  let last = Date.now()
  const touched = () => {
    last = Date.now()
  }
  for (const kind of ['pointerdown', 'keydown', 'focus'])
    addEventListener(kind, touched, { signal: leaving, passive: true })
  return () => last
}
