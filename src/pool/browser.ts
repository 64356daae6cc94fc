import { analysisTasks } from '../analysis/tasks.ts'
import { type BrowserWorker, browserThreads } from './browser-threads.ts'
import { Pool } from './pool.ts'

export type AnalysisPool = Pool<typeof analysisTasks>

declare const Worker: new (file: URL, options: { readonly type: 'module' }) => BrowserWorker
declare const navigator: { readonly hardwareConcurrency?: number }

/** A bundler must see the whole expression to take the worker's file along. */
const makeWorker = () => new Worker(new URL('./browser-worker.js', import.meta.url), { type: 'module' })

/**
 * `narvaro/analysis/pool` in a browser: the methods of `narvaro/analysis` on Web Workers.
 * @param threads left out: as many as there are processors
 */
export const openPool = ({ threads = navigator.hardwareConcurrency ?? 2 }: { threads?: number } = {}): AnalysisPool =>
  new Pool(analysisTasks, threads, browserThreads(makeWorker))
