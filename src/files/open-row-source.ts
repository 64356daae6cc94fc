import { basename } from 'node:path'
import type { RowProblemCode } from '../domain/import/import-record.ts'
import type { RowSource } from '../usecases/ports.ts'
import { csvSource } from './csv-rows.ts'
import type { TextEncoding } from './encoding.ts'
import { type FileFacts, fileFacts, maxFileBytes } from './file-facts.ts'
import { geojsonSource } from './geojson-rows.ts'
import { jsonElements } from './json-elements.ts'
import { jsonArraySource, ndjsonSource } from './ndjson-rows.ts'
import { isNotice, policeFeedSource } from './police-feed-rows.ts'
import { endsWith, unreadableSource } from './row-source.ts'
import { NotText, textChunks, withoutUnseen } from './text-chunks.ts'
import { xlsxSource } from './xlsx-rows.ts'

type Opener = (facts: FileFacts, encoding: TextEncoding) => Promise<RowSource>

const refusedBecause =
  (code: RowProblemCode): Opener =>
  (facts) =>
    unreadableSource(facts, 'unknown', endsWith(0, code))

/** A file as rows, its kind told by what it holds: an extension is only a name, and names are wrong. */
export async function openRowSource(path: string, fileName: string = basename(path)): Promise<RowSource> {
  const facts = await fileFacts(path, withoutUnseen(fileName))
  if (facts.byteLength > maxFileBytes) return refusedBecause('file.too-large')(facts, 'utf-8')
  if (facts.byteLength === 0) return refusedBecause('file.empty')(facts, 'utf-8')
  const signature = openerBySignature(facts.head)
  if (signature) return signature(facts, 'utf-8')
  try {
    const opener = await openerByText(facts, facts.encoding)
    return await opener(facts, facts.encoding)
  } catch (error) {
    // Not even the header can be read; further down, the row source names the row.
    if (error instanceof NotText) return refusedBecause('file.encoding')(facts, 'utf-8')
    throw error
  }
}

/** First bytes of files that are not text; those we cannot read are named so that nobody reads them as CSV. */
const signatures: readonly (readonly [string, Opener])[] = [
  ['PK\u0003\u0004', xlsxSource],
  ['PK\u0005\u0006', refusedBecause('file.unknown-format')],
  ['\u00d0\u00cf\u0011\u00e0', refusedBecause('file.unknown-format')],
  ['%PDF', refusedBecause('file.unknown-format')],
  ['\u001f\u008b', refusedBecause('file.unknown-format')],
  ['\u0089PNG', refusedBecause('file.unknown-format')],
  ['\u00ff\u00d8\u00ff', refusedBecause('file.unknown-format')],
  ['SQLite format 3', refusedBecause('file.unknown-format')],
  ['PAR1', refusedBecause('file.unknown-format')],
]

const openerBySignature = (head: Buffer): Opener | undefined => {
  const start = head.toString('latin1', 0, 16)
  return signatures.find(([mark]) => start.startsWith(mark))?.[1]
}

async function openerByText(facts: FileFacts, encoding: TextEncoding): Promise<Opener> {
  const start = withoutUnseen(new TextDecoder(encoding).decode(facts.head)).trimStart()
  if (start === '') return refusedBecause('file.empty')
  if (isBinary(start)) return refusedBecause('file.unknown-format')
  if (start.startsWith('[')) return arrayOpener(facts, encoding)
  if (start.startsWith('{')) return objectOpener(start)
  return start.startsWith('<') ? refusedBecause('file.unknown-format') : csvSource
}

/** Text has next to no control characters; a stray NUL in a cell is told with its row instead. */
function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  return controls > text.length / 50 && controls > 8
}

async function arrayOpener(facts: FileFacts, encoding: TextEncoding): Promise<Opener> {
  for await (const piece of jsonElements(textChunks(facts.path, encoding), null)) {
    if ('element' in piece) return isNotice(piece.element) ? policeFeedSource : jsonArraySource
    break
  }
  return jsonArraySource
}

function objectOpener(start: string): Opener {
  if (/"type"\s*:\s*"FeatureCollection"/.test(start) || /"features"\s*:\s*\[/.test(start)) return geojsonSource
  const firstLine = start.slice(0, start.indexOf('\n') + 1 || undefined).trimEnd()
  // A document spread over lines is JSON of a kind we do not know; a whole object on the first line is one row of many.
  return /^\{\s*$/.test(firstLine) || firstLine.endsWith(',') ? refusedBecause('file.unknown-format') : ndjsonSource
}
