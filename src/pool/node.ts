import { availableParallelism } from 'node:os'
import { analysisTasks } from '../analysis/tasks.ts'
import { nodeThreads } from './node-threads.ts'
import { Pool } from './pool.ts'

export type AnalysisPool = Pool<typeof analysisTasks>

/** As source the worker is TypeScript, in the package it is compiled. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './node-worker.ts' : './node-worker.js', import.meta.url)

/**
 * `narvaro/analysis/pool` in Node: the methods of `narvaro/analysis` on threads.
 * @param threads left out: as many as there are processors
 */
export const openPool = ({ threads = availableParallelism() }: { threads?: number } = {}): AnalysisPool =>
  new Pool(analysisTasks, threads, nodeThreads(workerFile))
