import { html, type Markup, px } from './markup.ts'

export interface WeekBar {
  /** Monday, local, `YYYY-MM-DD`. */
  readonly startsOn: string
  readonly count: number
  readonly discovered: number
  readonly sinceStart: boolean
  readonly completeness: number
}

export interface WeekWords {
  readonly label: string
  /** `start 15 feb`, above the rule. */
  readonly start: string
  readonly month: (date: string) => string
}

const width = 640
const height = 215
const top = 26
const bottom = 26
const left = 34

/** Weeks below this share known are dashed and not read (methods §1). */
const completeFrom = 0.9
export const isIncomplete = (week: WeekBar): boolean => week.completeness < completeFrom

/** One bar a week, since the start darker, incomplete weeks dashed, found by police as an outline on top. */
export function weeksSvg(weeks: readonly WeekBar[], start: number | null, words: WeekWords): Markup {
  const most = Math.max(...weeks.map((week) => week.count + week.discovered), 1)
  const step = (width - left) / Math.max(weeks.length, 1)
  const y = (count: number): number => height - bottom - (count / most) * (height - top - bottom)
  const gap = step > 4 ? Math.min(3, step * 0.25) : 0
  const bar = (week: WeekBar, i: number): Markup => {
    const x = px(left + i * step)
    const w = px(Math.max(step - gap, 0.4))
    const tone = isIncomplete(week) ? 'partial' : week.sinceStart ? 'f4' : 'f2'
    const found =
      week.discovered > 0 &&
      html`<rect class="found" x="${x}" width="${w}" y="${px(y(week.count + week.discovered))}" height="${px(y(week.count) - y(week.count + week.discovered))}"/>`
    return html`<rect class="${tone}" x="${x}" width="${w}" y="${px(y(week.count))}" height="${px(height - bottom - y(week.count))}"/>${found}`
  }
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words.label}" font-size="11">${countAxis(most, y)}${weeks.map(bar)}${monthLabels(weeks, step, words)}${startRule(start, step, words)}</svg>`
}

function countAxis(most: number, y: (count: number) => number): Markup {
  const middle = Math.round(most / 2)
  const ticks = [...new Set([0, middle, most])]
  return html`${ticks.map((tick) => html`<line class="axis" x1="${left - 4}" x2="${width}" y1="${px(y(tick))}" y2="${px(y(tick))}"/><text x="${left - 8}" y="${px(y(tick) + 4)}" text-anchor="end">${tick}</text>`)}`
}

/** About six dates along the axis, so that they never touch. */
function monthLabels(weeks: readonly WeekBar[], step: number, words: WeekWords): Markup {
  const every = Math.max(1, Math.ceil(weeks.length / 6))
  return html`${weeks.map((week, i) => i % every === 0 && weeks.length - i > every / 3 && html`<text x="${px(left + i * step)}" y="${height - 8}">${words.month(week.startsOn)}</text>`)}`
}

function startRule(start: number | null, step: number, words: WeekWords): Markup | null {
  if (start === null) return null
  const x = left + start * step
  const late = x > width - 110
  return html`<line class="rule" x1="${px(x)}" x2="${px(x)}" y1="8" y2="${height - bottom}"/><text class="start" x="${px(late ? x - 6 : x + 6)}" y="18" text-anchor="${late ? 'end' : 'start'}">${words.start}</text>`
}
