import { requireWhole } from './check.ts'

/** One area's counts in the window before the start and in the one since, or anything else that each window has. */
export interface BeforeAfter {
  readonly before: number
  readonly after: number
}

/** Whole counts 0 to 1e9. */
export function requireBeforeAfter(name: string, { before, after }: BeforeAfter): void {
  requireWhole(`${name}.before`, before, 0, 1e9)
  requireWhole(`${name}.after`, after, 0, 1e9)
}
