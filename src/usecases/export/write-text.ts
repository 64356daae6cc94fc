import { csvLine } from '../../domain/csv-text.ts'
import type { Geometry } from '../../domain/geo/geometry.ts'
import type { ExportCell, SealedTable } from './exported-table.ts'
import type { CoverLine } from './provenance.ts'

const textOf = (cell: ExportCell): string => (cell === null ? '' : String(cell))
const remark = ([name, value]: CoverLine): string => `# ${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`

/** The rows as RFC 4180 text, the header first, and nothing else. */
export async function* bareCsv(table: Pick<SealedTable, 'columns' | 'rows'>): AsyncGenerator<string> {
  yield csvLine(table.columns)
  for await (const rows of table.rows()) yield rows.map((row) => csvLine(row.map(textOf))).join('')
}

/** The same between remarks: the cover above, what was counted below. */
export async function* coveredCsv(table: SealedTable): AsyncGenerator<string> {
  yield table.cover.map(remark).join('')
  yield* bareCsv(table)
  yield table.closing().map(remark).join('')
}

export type GeometryOf = (row: readonly ExportCell[]) => Geometry | null

/** A feature collection with the cover as a member beside the features (RFC 7946 §6.1), last, since it counts them. */
export async function* coveredGeoJson(table: SealedTable, geometryOf: GeometryOf): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let comma = ''
  for await (const rows of table.rows()) {
    const features = rows.map((row) => JSON.stringify(featureOf(table.columns, row, geometryOf)))
    yield comma + features.join(',\n')
    comma = ',\n'
  }
  yield `],\n"provenance":${JSON.stringify(Object.fromEntries([...table.cover, ...table.closing()]))}}\n`
}

const featureOf = (columns: readonly string[], row: readonly ExportCell[], geometryOf: GeometryOf) => ({
  type: 'Feature',
  id: row[0],
  geometry: geometryOf(row),
  properties: Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])),
})
