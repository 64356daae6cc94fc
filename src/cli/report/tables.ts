import type { RankedPlace } from '../../domain/picture/picture.ts'
import type { FileReport } from './file-report.ts'
import { type Reader, shortName } from './format.ts'
import { html, type Markup } from './markup.ts'

export interface Column<Row> {
  readonly head: string
  readonly numeric?: boolean
  readonly cell: (row: Row) => string | Markup
}

/** A table whose first column names its rows; it scrolls by itself on a narrow screen. */
export function table<Row>(label: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  const kind = (column: Column<Row>): string => (column.numeric ? 'num' : '')
  const head = columns.map((column) =>
    column.head === '' ? html`<td></td>` : html`<th scope="col" class="${kind(column)}">${column.head}</th>`,
  )
  const cell = (row: Row, column: Column<Row>, i: number): Markup =>
    i === 0
      ? html`<th scope="row" class="${kind(column)}">${column.cell(row)}</th>`
      : html`<td class="${kind(column)}">${column.cell(row)}</td>`
  const body = rows.map((row) => html`<tr>${columns.map((column, i) => cell(row, column, i))}</tr>`)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

/** All that is known of each ranked place; the table behind the map. */
export function rankingTable(report: FileReport, reader: Reader, shown: number, k: number): Markup {
  const { say, count, rate } = reader
  const ranking = report.picture.ranking.slice(0, shown)
  const hasDiscovered = ranking.some((place) => place.discovered > 0)
  const hasDegrees = ranking.some(({ placeId }) => report.positions.get(placeId)?.latitude != null)
  const columns: Column<RankedPlace>[] = [
    { head: say('place'), cell: (place) => shortName(place.name) },
    { head: say('rank'), numeric: true, cell: (place) => String(place.rank) },
    { head: say('rawRank'), numeric: true, cell: (place) => String(place.rawRank) },
    { head: say('count'), numeric: true, cell: (place) => count(place.count) },
    ...(hasDiscovered
      ? [{ head: say('found'), numeric: true, cell: (place: RankedPlace) => count(place.discovered) }]
      : []),
    { head: say('rate'), numeric: true, cell: (place) => rate(place.rate.value) },
    { head: say('interval'), numeric: true, cell: (place) => `${rate(place.rate.low)}–${rate(place.rate.high)}` },
    { head: say('inTop', { k }), numeric: true, cell: (place) => reader.share(place.inTop, 1) },
    {
      head: say('tie'),
      cell: (place) => (place.tiedWithNext ? html`<abbr title="${say('tiedWithNext')}">≈</abbr>` : ''),
    },
    { head: say('peak'), cell: (place) => html`<span class="whole">${reader.peak(place.peak)}</span>` },
    ...(hasDegrees
      ? [
          {
            head: say('position'),
            cell: (place: RankedPlace) => html`<span class="whole">${degreesText(report, place)}</span>`,
          },
        ]
      : []),
  ]
  return table(say('allPoints'), columns, ranking)
}

/** Five decimals are a metre: enough to find the place on any map, and it can be copied as it is. */
function degreesText({ positions }: FileReport, { placeId }: RankedPlace): string {
  const { latitude, longitude } = positions.get(placeId) ?? { latitude: null, longitude: null }
  return latitude === null || longitude === null ? '' : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}
