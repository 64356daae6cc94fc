import { type MessagePort, parentPort, Worker } from 'node:worker_threads'
import type { StartWorker } from './pool.ts'
import { doOrder, type PartOrder, type TaskTable } from './protocol.ts'

/** Threads of Node that run `file`, which calls `serveThread`. An idle thread keeps no process alive. */
export const nodeThreads =
  (file: URL): StartWorker =>
  (report, lost) => {
    const worker = new Worker(file)
    worker.on('message', (message) => {
      if (message.kind !== 'progress') worker.unref()
      report(message)
    })
    worker.on('error', lost)
    worker.on('exit', () => lost(new Error('a thread of the pool ended in the middle of its work')))
    return {
      order: (order) => {
        worker.ref()
        worker.postMessage(order)
      },
      end: () => void worker.terminate(),
    }
  }

/** The other end, in the thread. */
export function serveThread(tasks: TaskTable): void {
  const port = parentPort as MessagePort
  port.on('message', (order: PartOrder) => doOrder(tasks, order, (report) => port.postMessage(report)))
}
