import { toneOf } from './amount.ts'
import { html, type Markup, px } from './markup.ts'

export interface RhythmWords {
  readonly label: string
  /** Monday first; the first letters are drawn. */
  readonly weekdays: readonly string[]
}

const left = 30
const cellWidth = 18.6
const cellHeight = 19
const width = left + 24 * cellWidth
const height = 7 * cellHeight + 20

/**
 * Hour × weekday as 168 squares, Monday 00 first.
 * @param weights 168 aoristic sums
 */
export function rhythmSvg(weights: readonly number[], words: RhythmWords): Markup {
  const most = Math.max(...weights, 0)
  const square = (weight: number, i: number): Markup =>
    html`<rect class="f${toneOf(weight, most)}" x="${px(left + (i % 24) * cellWidth)}" y="${px(Math.floor(i / 24) * cellHeight)}" width="${px(cellWidth - 1.6)}" height="${px(cellHeight - 1.6)}" rx="2.5"/>`
  const days = words.weekdays.map(
    (day, i) => html`<text x="0" y="${px(i * cellHeight + 13)}">${day.slice(0, 3)}</text>`,
  )
  const hours = [0, 6, 12, 18].map(
    (hour) => html`<text x="${px(left + hour * cellWidth)}" y="${height - 4}">${String(hour).padStart(2, '0')}</text>`,
  )
  return html`<svg viewBox="0 0 ${px(width)} ${height}" role="img" aria-label="${words.label}" font-size="11">${days}${weights.map(square)}${hours}</svg>`
}

/** The same numbers for those who do not see the picture, and for those who want them. */
export function rhythmTable(
  weights: readonly number[],
  words: RhythmWords,
  format: (weight: number) => string,
): Markup {
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.label}"><table><caption>${words.label}</caption><thead><tr><td></td>${hours.map((hour) => html`<th scope="col" class="num">${hour}</th>`)}</tr></thead><tbody>${words.weekdays.map((day, weekday) => html`<tr><th scope="row">${day}</th>${hours.map((_, hour) => html`<td class="num">${format(weights[weekday * 24 + hour] ?? 0)}</td>`)}</tr>`)}</tbody></table></div>`
}
