import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'

/**
 * Keeps what is shown up to date while the operation is open; what that takes is loaded after the first screen.
 *
 * @returns what to show while the connection is lost
 */
export function useLive(operationId: string | undefined): ReactNode {
  const client = useQueryClient()
  const [notice, show] = useState<ReactNode>()
  useEffect(() => {
    if (!operationId) return
    const leaving = new AbortController()
    void import('./follow-live.tsx').then((it) => it.followLive(client, operationId, leaving.signal, show))
    return () => leaving.abort()
  }, [client, operationId])
  return notice
}
