import type { RankedPlace } from '../../domain/picture/picture.ts'
import type { FileReport } from './file-report.ts'
import { type Reader, shortName } from './format.ts'
import { html, type Markup, px } from './markup.ts'
import { changeTone, intervalText } from './points-list.ts'
import { table } from './tables.ts'

interface Changed {
  readonly name: string
  readonly change: NonNullable<RankedPlace['change']>
}

const width = 260
const height = 18

/** Places whose change is surest first: by how far the interval's nearer end lies beyond 0. */
function mostChanged(ranking: readonly RankedPlace[], shown: number): Changed[] {
  const sure = ({ change }: Changed): number => (change.value >= 0 ? change.low : -change.high)
  return ranking
    .flatMap(({ name, change }) => (change ? [{ name, change }] : []))
    .sort((a, b) => sure(b) - sure(a))
    .slice(0, shown)
}

/** The interval as a line with its value as a dot, on one scale for all rows; the dashed rule is no change. */
function whisker({ change }: Changed, most: number): Markup {
  const x = (value: number): string => px(width / 2 + (value / most) * (width / 2 - 6))
  const tone = changeTone(change)
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true"><line class="zero" x1="${width / 2}" x2="${width / 2}" y1="0" y2="${height}"/><line class="whisker ${tone}" x1="${x(change.low)}" x2="${x(change.high)}" y1="9" y2="9"/><circle class="dot ${tone}" cx="${x(change.value)}" cy="9" r="4"/></svg>`
}

/** All places together, and either side of the target area. */
function sums({ picture, target }: FileReport, { say }: Reader): Changed[] {
  const all = { name: say('changeAll'), change: picture.overallChange }
  const inside = { name: say('changeInside'), change: target?.inside.change ?? null }
  const outside = { name: say('changeOutside'), change: target?.outside.change ?? null }
  return [all, inside, outside].flatMap(({ name, change }) => (change ? [{ name, change }] : []))
}

/** Sums first, then the places that changed most surely; shared by the page and the terminal. */
export const changedRows = (report: FileReport, reader: Reader, shown: number): Changed[] => [
  ...sums(report, reader),
  ...mostChanged(report.picture.ranking, shown),
]

/** One table on one scale. */
function changeTable(label: string, rows: readonly Changed[], reader: Reader): Markup {
  const most = rows.reduce((far, { change }) => Math.max(far, Math.abs(change.low), Math.abs(change.high)), 1e-9)
  return table(
    label,
    [
      { head: reader.say('place'), cell: (row: Changed) => shortName(row.name) },
      {
        head: reader.say('difference'),
        numeric: true,
        cell: ({ change }) => html`<span class="${changeTone(change)}">${reader.change(change.value)}</span>`,
      },
      { head: reader.say('interval'), numeric: true, cell: ({ change }) => intervalText(change, reader) },
      { head: `${reader.say('less')} ← 0 → ${reader.say('more')}`, cell: (row) => whisker(row, most) },
    ],
    rows,
  )
}

/** What changed since the date: sums, and places on a scale of their own; null where nothing can be compared. */
export function changeTables(report: FileReport, reader: Reader, shown: number): Markup | null {
  if (!report.picture.overallChange) return null
  const { say } = reader
  return html`${changeTable(say('changeAll'), sums(report, reader), reader)}<h3>${say('changePlaces')}</h3>${changeTable(say('changePlaces'), mostChanged(report.picture.ranking, shown), reader)}`
}
