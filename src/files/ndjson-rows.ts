import type { RowSource, UnreadableRow } from '../usecases/ports.ts'
import type { TextEncoding } from './encoding.ts'
import type { FileFacts } from './file-facts.ts'
import { featureRow } from './geojson-rows.ts'
import { isObject, jsonCells } from './json-cells.ts'
import { parseJson } from './json-elements.ts'
import { elementRows, type NamedRow, namedRowSource } from './json-rows.ts'
import { endsWith, problemAt } from './row-source.ts'
import { textChunks } from './text-chunks.ts'

const maxLineCharacters = 1_000_000
const maxDepth = 32
/** RFC 8142 §2 begins each text with it. */
const recordSeparator = '\u001e'

/** One JSON object a line (also GeoJSON features, RFC 8142) as rows; `row` is the line's number. */
export const ndjsonSource = (facts: FileFacts, encoding: TextEncoding): Promise<RowSource> =>
  namedRowSource(facts, { format: 'ndjson', rows: () => lineRows(textChunks(facts.path, encoding)) })

/** A JSON array of flat objects, which many programs write instead; `row` is the element's number. */
export const jsonArraySource = (facts: FileFacts, encoding: TextEncoding): Promise<RowSource> =>
  namedRowSource(facts, {
    format: 'ndjson',
    rows: () => elementRows(textChunks(facts.path, encoding), null, objectRow),
  })

function objectRow(value: unknown, row: number): NamedRow | UnreadableRow {
  if (!isObject(value)) return { problem: problemAt(row, 'file.not-json'), ends: false }
  return value.type === 'Feature' && 'geometry' in value ? featureRow(value, row) : { row, cells: jsonCells(value) }
}

async function* lineRows(chunks: AsyncIterable<string>): AsyncGenerator<NamedRow | UnreadableRow> {
  let rest = ''
  let row = 0
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      row++
      const found = lineRow(line, row)
      if (found) yield found
    }
    if (rest.length > maxLineCharacters) return yield endsWith(row + 1, 'file.line-too-long')
  }
  const found = lineRow(rest, row + 1)
  if (found) yield found
}

/** Null for a blank line. */
function lineRow(line: string, row: number): NamedRow | UnreadableRow | null {
  const text = (line.startsWith(recordSeparator) ? line.slice(1) : line).trim()
  if (text === '') return null
  if (isTooDeep(text)) return { problem: problemAt(row, 'file.too-deep'), ends: false }
  const parsed = parseJson(text)
  return parsed.ok ? objectRow(parsed.value, row) : { problem: problemAt(row, 'file.not-json'), ends: false }
}

/** Counts brackets outside strings before the parser meets them. */
function isTooDeep(text: string): boolean {
  const openings = text.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/[[{]/g)
  return (openings?.length ?? 0) > maxDepth && nestingOf(text) > maxDepth
}

function nestingOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const mark of text.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[[\]{}]/g) ?? []) {
    depth += mark === '[' || mark === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
