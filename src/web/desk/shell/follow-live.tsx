import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { LiveMessage } from '../../../wire/live.ts'
import { addressOf } from '../api.ts'
import { keepListening } from './keep-listening.ts'
import { LiveNotice } from './live-notice.tsx'

/** Whoever has not touched the desk for so long gets nothing fetched for her: it would keep her session alive (S22). */
const awayMs = 10 * 60_000

/** What the windows of a browser tell each other; `lost` and `tryNow` as `keepListening` has them. */
type Told = { readonly message: LiveMessage } | { readonly lost: number | null } | { readonly tryNow: true }

/**
 * Hears that the operation has changed and asks again for what is on screen. One window of a browser listens for all of
 * them, since a browser has few connections to a server; the others are told by it, and one of them follows it.
 *
 * @param show a notice while nothing is heard, null when there is none
 */
export function followLive(
  client: QueryClient,
  operationId: string,
  leaving: AbortSignal,
  show: (notice: ReactNode) => void,
): void {
  const channel = new BroadcastChannel(`narvaro.live.${operationId}`)
  const lastTouch = watchTouches(leaving)
  let seen: number | null = null
  let tryNow = () => channel.postMessage({ tryNow: true } satisfies Told)
  const hear = (told: Told) => {
    if ('tryNow' in told) return tryNow()
    if ('lost' in told) return show(told.lost && <LiveNotice lastHeard={told.lost} onTry={() => tryNow()} />)
    const { revision } = told.message
    const isNew = seen !== null && seen !== revision
    seen = revision
    if (isNew) askAgain(client, Date.now() - lastTouch() < awayMs)
  }
  const tell = (told: Told) => {
    hear(told)
    channel.postMessage(told)
  }
  channel.addEventListener('message', ({ data }) => hear(data as Told))
  leaving.addEventListener('abort', () => {
    channel.close()
    show(null)
  })
  // Until the desk is left the lock, and so the one stream, is this window's.
  const listen = () =>
    new Promise<void>((resolve) => {
      leaving.addEventListener('abort', () => resolve())
      tryNow = keepListening({
        open: () => new EventSource(addressOf('live', { operationId })),
        hear: (data) => tell({ message: JSON.parse(data) as LiveMessage }),
        sayLost: (lost) => tell({ lost }),
        chance: Math.random,
        leaving,
      })
      addEventListener('online', () => tryNow(), { signal: leaving })
    })
  void navigator.locks.request(`narvaro.live.${operationId}`, { signal: leaving }, listen).catch(() => {
    // Left before its turn to listen came.
  })
}

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
