import { availableParallelism } from 'node:os'
import { nodeThreads } from '../pool/node-threads.ts'
import { Pool } from '../pool/pool.ts'
import { type ComputeTasks, computeTasks } from '../usecases/compute-tasks.ts'
import { sha256 } from './sha256.ts'

/** As source the worker is TypeScript, in the package it is compiled. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './compute-worker.ts' : './compute-worker.js',
  import.meta.url,
)

/** `Compute` on threads of this process, one a processor; a thread is started when it is first needed. */
export const openCompute = (): Pool<ComputeTasks> =>
  new Pool(computeTasks({ sha256 }), availableParallelism(), nodeThreads(workerFile))
