import type { RowSource, UnreadableRow } from '../usecases/ports.ts'
import type { TextEncoding } from './encoding.ts'
import type { FileFacts } from './file-facts.ts'
import { isObject, jsonCells } from './json-cells.ts'
import { elementRows, type NamedRow, namedRowSource } from './json-rows.ts'
import { problemAt } from './row-source.ts'
import { textChunks } from './text-chunks.ts'

/** The members of a notice as polisen.se sends them (trust of the format: a public archive of the feed). */
const noticeColumns = ['id', 'datetime', 'name', 'summary', 'url', 'type', 'location.name', 'location.gps']

/** True for an element with the members that every notice of the feed has. */
export const isNotice = (value: unknown): boolean =>
  isObject(value) && ['id', 'datetime', 'name', 'type', 'location'].every((member) => Object.hasOwn(value, member))

/** The open feed of polisen.se: a JSON array of notices; `row` is the element's number. */
export const policeFeedSource = (facts: FileFacts, encoding: TextEncoding): Promise<RowSource> =>
  namedRowSource(facts, {
    format: 'police-feed',
    crs: 'EPSG:4326',
    firstColumns: noticeColumns,
    rows: () => elementRows(textChunks(facts.path, encoding), null, noticeRow),
  })

const noticeRow = (element: unknown, row: number): NamedRow | UnreadableRow =>
  isObject(element) ? { row, cells: jsonCells(element) } : { problem: problemAt(row, 'file.not-json'), ends: false }
