import type { RowProblemCode } from '../domain/import/import-record.ts'
import { FeatureReader, fileGround, type PlacesOptions, type PlacesResult } from '../domain/place/place-features.ts'
import { refuse } from '../domain/result.ts'
import { type FileFacts, fileFacts, maxFileBytes } from './file-facts.ts'
import { declaredCrs } from './geojson-rows.ts'
import { type JsonLimits, jsonElements } from './json-elements.ts'
import { problemAt } from './row-source.ts'
import { NotText, textChunks } from './text-chunks.ts'

/** Outlines of a municipality have tens of thousands of corners. */
const outlineLimits: JsonLimits = { elementCharacters: 20_000_000, depth: 32 }

/** A GeoJSON file as places, areas and walks, see `FeatureReader`. Every wrong feature is told, none is left out. */
export async function readPlacesFile(path: string, options: PlacesOptions): Promise<PlacesResult> {
  const facts = await fileFacts(path, path)
  const whole = (code: RowProblemCode) => refuse([problemAt(0, code)])
  if (facts.byteLength > maxFileBytes) return whole('file.too-large')
  if (facts.byteLength === 0) return whole('file.empty')
  try {
    return await readFeatures(facts, options)
  } catch (error) {
    if (error instanceof NotText) return whole('file.encoding')
    throw error
  }
}

async function readFeatures({ path, encoding }: FileFacts, options: PlacesOptions): Promise<PlacesResult> {
  const chunks = () => textChunks(path, encoding)
  const crs = await declaredCrs(chunks(), outlineLimits)
  const ground = await fileGround(crs === null ? null : Number(crs.slice('EPSG:'.length)), options.planeEpsg)
  if (ground === null) return refuse([problemAt(0, 'file.crs-unknown')])
  const reader = new FeatureReader(ground, options)
  for await (const piece of jsonElements(chunks(), 'features', outlineLimits)) {
    if ('element' in piece) reader.add(piece.element, piece.index)
    else if ('broken' in piece) reader.problems.push(problemAt(piece.index, piece.broken))
  }
  return reader.finish()
}
