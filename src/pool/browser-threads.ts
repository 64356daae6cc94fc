import type { StartWorker } from './pool.ts'
import { doOrder, type PartOrder, type PartReport, type TaskTable } from './protocol.ts'

/** What is used of a browser's `Worker`, here and inside it: this package is compiled without the browser's types. */
export interface BrowserWorker {
  postMessage(message: unknown): void
  terminate(): void
  addEventListener(type: 'message', listen: (event: { readonly data: PartReport }) => void): void
  addEventListener(type: 'error', listen: (event: { readonly message: string }) => void): void
}
interface WorkerScope {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listen: (event: { readonly data: PartOrder }) => void): void
}

/** Threads of a browser. @param make a new module worker that runs a file which calls `serveBrowserThread` */
export const browserThreads =
  (make: () => BrowserWorker): StartWorker =>
  (report, lost) => {
    const worker = make()
    worker.addEventListener('message', ({ data }) => report(data))
    worker.addEventListener('error', ({ message }) => lost(new Error(message)))
    return { order: (order) => worker.postMessage(order), end: () => worker.terminate() }
  }

/** The other end, in the thread. */
export function serveBrowserThread(tasks: TaskTable): void {
  const scope = globalThis as unknown as WorkerScope
  scope.addEventListener('message', ({ data }) => doOrder(tasks, data, (report) => scope.postMessage(report)))
}
