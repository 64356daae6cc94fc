import { type AnyDivisible, type Divisible, doWhole } from '../src/analysis/work.ts'
import { sha256 } from '../src/cli/sha256.ts'
import { computeTasks } from '../src/usecases/compute-tasks.ts'
import type { Compute } from '../src/usecases/ports.ts'

const tasks: Readonly<Record<string, AnyDivisible>> = computeTasks({ sha256 })

/** The same work on this thread, so that a test needs no others. */
export const computeHere: Compute = {
  run: async (name, input) => doWhole(tasks[name] as unknown as Divisible<typeof input, unknown, never>, input),
}
