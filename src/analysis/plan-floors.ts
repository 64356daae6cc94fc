import type { Visit } from './plan-input.ts'

/** Minutes without a visit beyond the floor, in the window `[from, to)` of one point; visits in order of start. The clock of a window starts with it at the latest. */
export function shortfall(from: number, to: number, floor: number, visits: readonly Visit[]): number {
  let missing = 0
  let since = from
  for (const { start, dwell } of visits) {
    if (start + dwell <= from) continue
    if (start >= to) break
    missing += Math.max(0, start - since - floor)
    since = Math.max(since, start + dwell)
  }
  return missing + Math.max(0, to - since - floor)
}

/** How much a visit `[start, end)` between a last presence and a next one takes off the shortfall of a window. */
export function shortfallSaved(
  window: { readonly from: number; readonly to: number },
  floor: number,
  lastEnd: number,
  nextStart: number,
  start: number,
  end: number,
): number {
  const since = Math.max(window.from, lastEnd)
  const until = Math.min(window.to, nextStart)
  if (end <= since || start >= until) return 0
  const before = Math.max(0, until - since - floor)
  return before - Math.max(0, start - since - floor) - Math.max(0, until - end - floor)
}
