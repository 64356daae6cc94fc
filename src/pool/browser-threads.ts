import type { StartWorker } from './pool.ts'
import { doOrder, type PartOrder, type PartReport, type TaskTable } from './protocol.ts'

/** What is used of a browser's `Worker`, here and inside it: this package is compiled without the browser's types. */
export interface BrowserWorker {
  postMessage(message: unknown): void
  terminate(): void
  onmessage: ((event: { readonly data: PartReport }) => void) | null
  onerror: ((event: { readonly message: string }) => void) | null
}
interface WorkerScope {
  postMessage(message: unknown): void
  onmessage: ((event: { readonly data: PartOrder }) => void) | null
}

/** Threads of a browser. @param make a new module worker that runs a file which calls `serveBrowserThread` */
export const browserThreads =
  (make: () => BrowserWorker): StartWorker =>
  (report, lost) => {
    const worker = make()
    worker.onmessage = ({ data }) => report(data)
    worker.onerror = ({ message }) => lost(new Error(message))
    return { order: (order) => worker.postMessage(order), end: () => worker.terminate() }
  }

/** The other end, in the thread. */
export function serveBrowserThread(tasks: TaskTable): void {
  const scope = globalThis as unknown as WorkerScope
  scope.onmessage = ({ data }) => doOrder(tasks, data, (report) => scope.postMessage(report))
}
