import { type ArgumentProblem, MethodError } from '../analysis/method-error.ts'
import type { AnyDivisible, Divisible, Hooks } from '../analysis/work.ts'

/** Work by name. Both sides hold the same table: the caller counts and joins, workers do the parts. */
export type TaskTable = Readonly<Record<string, AnyDivisible>>

/** To a worker: do units `from` to `to` of a task. */
export interface PartOrder {
  readonly task: string
  readonly input: unknown
  readonly from: number
  readonly to: number
}

/** From a worker. It works on one order at a time, so nothing has to say which. */
export type PartReport =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly part: unknown }
  | { readonly kind: 'refused'; readonly problem: ArgumentProblem }
  | { readonly kind: 'failed'; readonly message: string }

/** A part of a part often enough for a bar to move, and seldom enough to cost nothing. */
const reportsAPart = 50

/** Does one order with the worker's table and tells of it. Never throws. */
export function doOrder(tasks: TaskTable, order: PartOrder, report: (report: PartReport) => void): void {
  const work = tasks[order.task] as Divisible<unknown, unknown, unknown> | undefined
  if (!work) return report({ kind: 'failed', message: `this worker knows no task named ${order.task}` })
  try {
    report({ kind: 'done', part: work.part(order.input, order.from, order.to, progressHooks(report)) })
  } catch (error) {
    if (error instanceof MethodError) report({ kind: 'refused', problem: error.problem })
    else report({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function progressHooks(report: (report: PartReport) => void): Hooks {
  let told = 0
  return {
    progress: (done, total) => {
      const share = Math.floor((done / total) * reportsAPart) / reportsAPart
      if (share > told) report({ kind: 'progress', share })
      told = Math.max(told, share)
    },
  }
}
