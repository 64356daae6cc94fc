/** How work that can take over 200 ms tells how far it is and learns that nobody waits for it any more. */
export interface Hooks {
  /** Called now and then, `done` of `total` in the kernel's own units, such as permutations. */
  readonly progress?: (done: number, total: number) => void
  /** Asked now and then; true ends the work with `Cancelled`. */
  readonly cancelled?: () => boolean
}

/** Thrown out of work whose `cancelled` said yes. Nothing of it is kept. */
export class Cancelled extends Error {
  constructor() {
    super('the work was cancelled')
    this.name = 'Cancelled'
  }
}

/** Tells and asks, between units of work: call it every few milliseconds, not in the inner loop. */
export function checkpoint(hooks: Hooks | undefined, done: number, total: number): void {
  hooks?.progress?.(done, total)
  if (hooks?.cancelled?.()) throw new Cancelled()
}

/**
 * Work that can be shared out: units 0 … n − 1 (permutations, replicates, placebos), any stretch of which can be done
 * anywhere. Each unit draws from its own stream of the seed, so the answer is the same bytes however it is shared out.
 */
export interface Divisible<Input, Part, Result> {
  /** How many units; checks the input, and throws `MethodError`. */
  readonly units: (input: Input) => number
  /** Units `from` to `to` (excluded). Input and part cross between threads: plain objects and typed arrays. */
  readonly part: (input: Input, from: number, to: number, hooks?: Hooks) => Part
  /** `parts` in the order of their units, covering all of them. Sums must be of whole numbers, so that order cannot show. */
  readonly join: (input: Input, parts: readonly Part[]) => Result
}

/** Divisible work of whatever kind, to be held in a table. */
export interface AnyDivisible {
  readonly units: (input: never) => number
  readonly part: (input: never, from: number, to: number, hooks?: Hooks) => unknown
  readonly join: (input: never, parts: never) => unknown
}

export type InputOf<Work> = Work extends Divisible<infer Input, infer _Part, infer _Result> ? Input : never
export type ResultOf<Work> = Work extends Divisible<infer _Input, infer _Part, infer Result> ? Result : never

/** What is used of the platform's `AbortSignal`, which does not exist here. */
interface StopSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', stop: () => void, options?: { readonly once: boolean }): void
  removeEventListener(type: 'abort', stop: () => void): void
}

/** Asked of whoever does work on other threads. */
export interface RunOptions {
  /** Share of the whole that is done, 0 to 1, rising. */
  readonly progress?: (share: number) => void
  /** Ends the work at once; the promise is rejected with `Cancelled`. */
  readonly signal?: StopSignal
}

/** All of it here, on this thread. */
export function doWhole<Input, Part, Result>(
  work: Divisible<Input, Part, Result>,
  input: Input,
  hooks?: Hooks,
): Result {
  const units = work.units(input)
  return work.join(input, [work.part(input, 0, units, hooks)])
}

/** Work of one unit, to be done elsewhere as a whole. */
export const indivisible = <Input, Result>(
  work: (input: Input, hooks?: Hooks) => Result,
): Divisible<Input, Result, Result> => ({
  units: () => 1,
  part: (input, _from, _to, hooks) => work(input, hooks),
  join: (_input, parts) => parts[0] as Result,
})
