import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { incidentsCsv, placesGeojson, truthJson } from './demo-files.ts'
import { type DemoOptions, demoTown } from './events.ts'

export interface WrittenDemo {
  /** Names in the folder, in the order in which they are imported; the truth is for people. */
  readonly files: readonly string[]
  readonly incidents: number
  readonly places: number
}

/**
 * Writes a simulated town as files: places (GeoJSON in degrees), incidents (CSV as a records system would export
 * them) and the truth. The folder is made; files of those names are replaced.
 */
export async function writeDemo(folder: string, options: DemoOptions): Promise<WrittenDemo> {
  const demo = demoTown(options)
  const texts = {
    'places.geojson': placesGeojson(demo),
    'incidents.csv': incidentsCsv(demo),
    'truth.json': truthJson(demo),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
  return { files: Object.keys(texts), incidents: demo.incidents.length, places: demo.town.places.length }
}
