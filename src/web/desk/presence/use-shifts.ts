import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RouteName } from '../../../wire/routes.ts'
import type { CoverageMessage, KeptMessage, PlanShiftMessage, ShiftWeekMessage } from '../../../wire/shifts.ts'
import { ApiProblem, call } from '../api.ts'

/** One change of the week; `again` is what plans a withdrawn shift anew. */
export interface ShiftChange {
  readonly route: Extract<
    RouteName,
    | 'planShift'
    | 'changeShift'
    | 'withdrawShift'
    | 'makePattern'
    | 'withdrawPattern'
    | 'addUnit'
    | 'changeUnit'
    | 'makeAppointment'
    | 'withdrawAppointment'
  >
  readonly names?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly again?: PlanShiftMessage
}

export const useCoverage = (operationId: string, week: string | undefined) =>
  useQuery({
    queryKey: ['coverage', operationId, week],
    queryFn: ({ signal }) => call<CoverageMessage>('coverage', { names: { operationId }, query: { week }, signal }),
    placeholderData: keepPreviousData,
  })

/** A week and the ways to change it; what is shown after a change is what stands. */
export function useShiftWeek(operationId: string, week: string | undefined) {
  const client = useQueryClient()
  const [withdrawn, setWithdrawn] = useState<PlanShiftMessage | null>(null)
  const change = useMutation({
    mutationFn: ({ route, names, query, json }: ShiftChange) =>
      call<KeptMessage>(route, { names: { operationId, ...names }, query, json }),
    onSuccess: (_, { again }) => setWithdrawn(again ?? null),
    onSettled: () => client.invalidateQueries({ queryKey: ['shifts', operationId] }),
  })
  return {
    week: useQuery({
      queryKey: ['shifts', operationId, week],
      queryFn: ({ signal }) => call<ShiftWeekMessage>('shifts', { names: { operationId }, query: { week }, signal }),
      placeholderData: keepPreviousData,
    }),
    problem: change.error instanceof ApiProblem ? change.error : null,
    isBusy: change.isPending,
    withdrawn,
    change: (what: ShiftChange, onDone?: () => void) => change.mutate(what, { onSuccess: onDone }),
    forget: () => {
      change.reset()
      setWithdrawn(null)
    },
  }
}

export type ShiftWeekEditor = ReturnType<typeof useShiftWeek>

/** The revision that the person has seen: the one that was opened, or what a refused try brought as it stands now. */
export function seenRevision(
  { problem }: ShiftWeekEditor,
  opened: { readonly id: string; readonly revision: number },
): number {
  const { now } = (problem?.document ?? {}) as { now?: { readonly id: string; readonly revision: number } }
  return now?.id === opened.id ? now.revision : opened.revision
}
