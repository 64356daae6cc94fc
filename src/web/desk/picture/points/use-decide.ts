import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PointsMessage } from '../../../../wire/points.ts'
import type { RouteName } from '../../../../wire/routes.ts'
import { ApiProblem, addressOf, send } from '../../api.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { candidatesQuery, pointsQuery } from './points-queries.ts'

/** Something a person wants decided, and how it is told when it is done. */
export interface Attempt {
  readonly route: Extract<
    RouteName,
    'acceptPoint' | 'dismissPlace' | 'movePoint' | 'splitPoint' | 'mergePoints' | 'setPointState' | 'undoPointDecision'
  >
  readonly names?: Readonly<Record<string, string>>
  readonly body?: (revisionOf: (pointId: string) => number) => object
  /** The points as the person saw them when they began: what the live feed has brought since was not seen. */
  readonly seen?: PointsMessage
  readonly told: string
}

/** A decision that was not taken: what was wanted stays, beside what is there now. */
export interface Refused {
  readonly attempt: Attempt
  readonly code: string
  readonly detail: string
  /** When somebody else was first: the point in question, and all points as they are. */
  readonly pointId?: string
  readonly now?: PointsMessage
}

/** What was just done; `undo` names the decision that can be taken back. */
export interface Told {
  readonly text: string
  readonly undo: string | null
}

export type Decide = ReturnType<typeof useDecide>

/** Decides on points, keeps what was refused, and offers to undo what was done. */
export function useDecide() {
  const { id: operationId } = useOperation()
  const client = useQueryClient()
  const { queryKey } = pointsQuery(operationId)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  async function decide(attempt: Attempt): Promise<boolean> {
    setBusy(true)
    setRefused(null)
    setTold(null)
    try {
      const message = await sendAttempt(operationId, attempt, attempt.seen ?? client.getQueryData(queryKey))
      client.setQueryData(queryKey, message)
      const undo = attempt.route === 'undoPointDecision' ? null : (message.decisions[0]?.id ?? null)
      setTold({ text: attempt.told, undo })
      await client.invalidateQueries(candidatesQuery(operationId))
      return true
    } catch (problem) {
      const refusal = refusedOf(attempt, problem)
      if (refusal.now) client.setQueryData(queryKey, refusal.now)
      setRefused(refusal)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    decide,
    isBusy,
    told,
    refused,
    clear: () => {
      setTold(null)
      setRefused(null)
    },
  }
}

function sendAttempt(operationId: string, { route, names, body }: Attempt, points: PointsMessage | undefined) {
  const revisionOf = (pointId: string) => points?.points.find(({ id }) => id === pointId)?.revision ?? 0
  return send<PointsMessage>(addressOf(route, { operationId, ...names }), {
    method: 'POST',
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body(revisionOf)) } : {}),
  })
}

function refusedOf(attempt: Attempt, problem: unknown): Refused {
  if (!(problem instanceof ApiProblem)) throw problem
  const { pointId, now } = (problem.document ?? {}) as Pick<Refused, 'pointId' | 'now'>
  return {
    attempt: now ? { ...attempt, seen: now } : attempt,
    code: problem.code,
    detail: problem.detail,
    pointId,
    now,
  }
}
