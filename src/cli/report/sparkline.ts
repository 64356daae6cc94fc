import { html, type Markup, px } from './markup.ts'

const width = 92
const height = 26
const mostSteps = 26

/** Sums neighbouring weeks until at most `steps` remain; the last bucket may hold fewer weeks and is scaled up. */
export function bucketed(weekly: readonly number[], steps: number): number[] {
  const size = Math.max(1, Math.ceil(weekly.length / steps))
  const buckets: number[] = []
  for (let at = 0; at < weekly.length; at += size) {
    const part = weekly.slice(at, at + size)
    buckets.push((part.reduce((sum, count) => sum + count, 0) * size) / part.length)
  }
  return buckets
}

/**
 * The course of one place as a small line, with the start as a dotted rule.
 * @param start index of the first week since the start, or null
 */
export function sparkline(weekly: readonly number[], start: number | null): Markup {
  const buckets = bucketed(weekly, mostSteps)
  const most = Math.max(...buckets, 1)
  const step = width / Math.max(1, buckets.length - 1)
  const points = buckets
    .map((count, i) => `${px(i * step)},${px(height - 3 - (count / most) * (height - 6))}`)
    .join(' ')
  const at = start === null ? null : px((start / Math.max(1, weekly.length - 1)) * width)
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true"><polyline class="line" points="${points}"/>${
    at !== null && html`<line class="dash" x1="${at}" x2="${at}" y1="0" y2="${height}"/>`
  }</svg>`
}
