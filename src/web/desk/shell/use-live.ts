import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Keeps what is shown up to date while the operation is open; what that takes is loaded after the first screen. */
export function useLive(operationId: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!operationId) return
    const leaving = new AbortController()
    void import('./follow-live.ts').then(({ followLive }) => followLive(client, operationId, leaving.signal))
    return () => leaving.abort()
  }, [client, operationId])
}
