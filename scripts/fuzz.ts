// Random calls over all methods: `npm run fuzz -- [--seed N] [--calls N] [--method NAME] [--threads N]`. The calls of a seed are the same
// however many threads make them. Exit code 1 when one crashed, hung, took over a second, or gave what it must not.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { drawCall, type Failure, type FuzzReport, fuzz, joined, methodsNamed } from '../test/fuzz/method-fuzz.ts'
import { inputText } from '../test/fuzz/shrink.ts'

const stretch = 2_000
/** A call that has not come back after this many milliseconds by the clock hangs: its thread is ended. */
const hangs = 20_000

interface Order {
  readonly seed: number
  readonly method: string | null
  /** The number of the call that the thread is making. */
  readonly at: Int32Array
}

if (isMainThread) await main()
else serve(workerData as Order)

function serve({ seed, method, at }: Order): void {
  parentPort?.on('message', ({ from, to }: { from: number; to: number }) => {
    parentPort?.postMessage(fuzz(methodsNamed(method), seed, from, to, (call) => Atomics.store(at, 0, call)))
  })
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      calls: { type: 'string', default: '1000000' },
      method: { type: 'string' },
      threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    },
  })
  const [seed, calls, threads] = [Number(values.seed), Number(values.calls), Number(values.threads)]
  const method = values.method ?? null
  console.log(`seed ${seed}, ${calls} calls of ${methodsNamed(method).length} methods on ${threads} threads`)
  const started = performance.now()
  const reports: FuzzReport[] = []
  let next = 0
  const take = () => {
    if (next >= calls) return null
    const from = next
    next = Math.min(calls, from + stretch)
    return { from, to: next }
  }
  await Promise.all(Array.from({ length: threads }, () => work({ seed, method }, take, reports, calls)))
  const seconds = (performance.now() - started) / 1000
  const report = joined(reports)
  print(report, seconds)
  if (report.failures.length > 0) process.exit(1)
}

/** One thread after the other of them, as long as there are stretches: a new one when a call hangs. */
async function work(
  order: Omit<Order, 'at'>,
  take: () => { from: number; to: number } | null,
  reports: FuzzReport[],
  calls: number,
): Promise<void> {
  let thread = startThread(order)
  for (let part = take(); part !== null; part = take()) {
    const { from, to } = part
    let rest: number | null = from
    while (rest !== null) {
      const outcome = await doPart(thread, rest, to)
      if (outcome.report) reports.push(outcome.report)
      rest = null
      if (outcome.hung === null) continue
      reports.push({ tallies: {}, failures: [hungAt(order, outcome.hung)] })
      thread = startThread(order)
      if (outcome.hung + 1 < to) rest = outcome.hung + 1
    }
    if (to % 100_000 === 0) console.log(`${to} of ${calls}`)
  }
  await thread.worker.terminate()
}

interface Thread {
  readonly worker: Worker
  readonly at: Int32Array
}

function startThread(order: Omit<Order, 'at'>): Thread {
  const at = new Int32Array(new SharedArrayBuffer(4))
  return { at, worker: new Worker(new URL(import.meta.url), { workerData: { ...order, at } satisfies Order }) }
}

function doPart(
  { worker, at }: Thread,
  from: number,
  to: number,
): Promise<{ report: FuzzReport | null; hung: number | null }> {
  return new Promise((resolve, reject) => {
    let [seen, since] = [-1, performance.now()]
    const watch = setInterval(() => {
      const call = Atomics.load(at, 0)
      if (call !== seen) [seen, since] = [call, performance.now()]
      if (performance.now() - since < hangs) return
      clearInterval(watch)
      void worker.terminate().then(() => resolve({ report: null, hung: call }))
    }, 500)
    worker.once('message', (report: FuzzReport) => {
      clearInterval(watch)
      worker.removeAllListeners('error')
      resolve({ report, hung: null })
    })
    worker.once('error', reject)
    worker.postMessage({ from, to })
  })
}

function hungAt({ seed, method }: Omit<Order, 'at'>, call: number): Failure {
  const drawn = drawCall(methodsNamed(method), seed, call)
  return { method: drawn.method.name, mode: drawn.mode, call, what: 'hung', input: inputText(drawn.input) }
}

function print({ tallies, failures }: FuzzReport, seconds: number): void {
  console.table(
    Object.fromEntries(
      Object.entries(tallies).map(
        ([name, { calls, answered, refused, milliseconds, slowestMilliseconds, slowestCall }]) => [
          name,
          {
            calls,
            answered,
            refused,
            'mean, ms': Math.round((milliseconds / calls) * 100) / 100,
            'slowest, ms': Math.round(slowestMilliseconds),
            'which call': slowestCall,
          },
        ],
      ),
    ),
  )
  const total = Object.values(tallies).reduce((sum, { calls }) => sum + calls, 0)
  console.log(`${total} calls in ${Math.round(seconds)} s; ${failures.length} kinds of failure`)
  for (const { method, mode, call, what, input } of failures) {
    console.log(`\n${method}, call ${call} (${mode}): ${what}\n${input.slice(0, 4000)}`)
  }
}
