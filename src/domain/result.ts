/**
 * The three kinds of "no" (ARCHITECTURE.md): a refusal is a value, bad input is met once at the
 * edge by a parser that returns a refusal, a bug throws through `invariant`.
 */
export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P }

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refuse = <P>(problem: P): { readonly ok: false; readonly problem: P } => ({ ok: false, problem })

/** Throws when `condition` is false. Only for bugs: the message says what to look at. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`)
}
