import { describe, expect, it } from 'vitest'
import { fail } from '../analysis/check.ts'
import { MethodError } from '../analysis/method-error.ts'
import { randomStream } from '../analysis/random.ts'
import { Cancelled, checkpoint, type Divisible } from '../analysis/work.ts'
import { Pool, type StartWorker } from './pool.ts'
import { doOrder, type PartReport } from './protocol.ts'

interface Draws {
  readonly count: number
  readonly seed: number
}

/** Each unit draws from its own stream; the sum is of whole numbers. */
const sums: Divisible<Draws, Float64Array, number[]> = {
  units: ({ count }) => (count > 0 ? count : fail('not-positive', 'count', 'a number > 0')),
  part: ({ seed }, from, to, hooks) =>
    Float64Array.from({ length: to - from }, (_, i) => {
      checkpoint(hooks, i, to - from)
      return randomStream(seed, from + i).bits()
    }),
  join: (_, parts) => parts.flatMap((part) => Array.from(part)),
}
const broken: Divisible<Draws, number, number> = {
  units: () => 4,
  part: (_, from) => (from === 2 ? fail('singular', 'matrix', 'columns that differ') : from),
  join: (_, parts) => parts.length,
}
const tasks = { sums, broken }

/** Threads that answer later in this one, and can be told to die. */
function inThisThread(): { start: StartWorker; started: number; ended: number; die: (() => void)[] } {
  const seen = {
    started: 0,
    ended: 0,
    die: [] as (() => void)[],
    start: ((report, lost) => {
      seen.started++
      seen.die.push(() => lost(new Error('out of memory')))
      let alive = true
      return {
        order: (order) => {
          const later = (message: PartReport) => setTimeout(() => alive && report(message), 1)
          setTimeout(() => alive && doOrder(tasks, order, later), 1)
        },
        end: () => {
          alive = false
          seen.ended++
        },
      }
    }) satisfies StartWorker,
  }
  return seen
}

const alone = sums.join({ count: 17, seed: 5 }, [sums.part({ count: 17, seed: 5 }, 0, 17)])

describe('a pool of threads', () => {
  it.each([1, 2, 3, 16, 40])('gives the same answer on %d threads', async (threads) => {
    const pool = new Pool(tasks, threads, inThisThread().start)
    expect(await pool.run('sums', { count: 17, seed: 5 })).toEqual(alone)
  })

  it('keeps its threads for the next work, and does several works at once', async () => {
    const threads = inThisThread()
    const pool = new Pool(tasks, 2, threads.start)
    const all = await Promise.all([3, 1, 8, 17].map((count) => pool.run('sums', { count, seed: 5 })))
    expect(all.map((one) => one.length)).toEqual([3, 1, 8, 17])
    expect(all[3]).toEqual(alone)
    expect(threads.started).toBe(2)
  })

  it('tells how much is done, rising to all of it', async () => {
    const shares: number[] = []
    const pool = new Pool(tasks, 2, inThisThread().start)
    await pool.run('sums', { count: 200, seed: 1 }, { progress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares.length).toBeGreaterThan(20)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  it('refuses bad input before any thread is started', async () => {
    const threads = inThisThread()
    const pool = new Pool(tasks, 2, threads.start)
    await expect(pool.run('sums', { count: 0, seed: 1 })).rejects.toBeInstanceOf(MethodError)
    expect(threads.started).toBe(0)
  })

  it('brings a typed refusal over from a thread, and goes on', async () => {
    const pool = new Pool(tasks, 2, inThisThread().start)
    await expect(pool.run('broken', { count: 1, seed: 1 })).rejects.toMatchObject({
      problem: { fault: 'singular', argument: 'matrix' },
    })
    expect(await pool.run('sums', { count: 17, seed: 5 })).toEqual(alone)
  })

  it('ends work that is cancelled, with its threads, and does what waits', async () => {
    const threads = inThisThread()
    const pool = new Pool(tasks, 2, threads.start)
    const stop = new AbortController()
    const doomed = pool.run('sums', { count: 50, seed: 1 }, { signal: stop.signal })
    const waiting = pool.run('sums', { count: 17, seed: 5 })
    stop.abort()
    await expect(doomed).rejects.toBeInstanceOf(Cancelled)
    expect(await waiting).toEqual(alone)
    expect(threads.ended).toBe(2)
    expect(threads.started).toBe(4)
  })

  it('loses only the work of a thread that dies', async () => {
    const threads = inThisThread()
    const pool = new Pool(tasks, 1, threads.start)
    const doomed = pool.run('sums', { count: 50, seed: 1 })
    threads.die[0]?.()
    await expect(doomed).rejects.toThrow('out of memory')
    expect(await pool.run('sums', { count: 17, seed: 5 })).toEqual(alone)
  })

  it('does nothing more once closed', async () => {
    const pool = new Pool(tasks, 2, inThisThread().start)
    const doomed = pool.run('sums', { count: 5, seed: 1 })
    pool.close()
    await expect(doomed).rejects.toBeInstanceOf(Cancelled)
    await expect(pool.run('sums', { count: 5, seed: 1 })).rejects.toBeInstanceOf(Cancelled)
  })
})
