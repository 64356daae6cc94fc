import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { importInChild, inFolder, keep } from './parts/in-child.ts'

/**
 * The open data that lie beside the project (`NARVARO_SHARED`, else `../shared/data`), each file imported twice:
 * the second time nothing may change. `node bench/real-data.ts`
 */
export const sharedFolder = process.env.NARVARO_SHARED ?? join(import.meta.dirname, '../../shared/data')

export interface RealFile {
  readonly name: string
  readonly planeEpsg: number
  readonly timeZone: string
  readonly crs?: string
  /** One row of the burglaries has no date. */
  readonly leaveOutBadRows?: boolean
}

const swedish = { planeEpsg: 3006, timeZone: 'Europe/Stockholm' } as const

export const realFiles: readonly RealFile[] = [
  {
    name: 'chicago_burglary_2016.csv',
    planeEpsg: 26971,
    timeZone: 'America/Chicago',
    crs: 'EPSG:26971',
    leaveOutBadRows: true,
  },
  { name: 'nyc_shootings_2006_2023h1.csv', planeEpsg: 32618, timeZone: 'America/New_York' },
  { name: 'polisen-api-window-2023-10-01.json', ...swedish },
  { name: 'polisen-api-window-2024-06-24.json', ...swedish },
  { name: 'polisen-api-window-2026-01-20.json', ...swedish },
  { name: 'polisen-api-window-2026-08-22.json', ...swedish },
]

async function measure(one: RealFile): Promise<object | null> {
  const file = join(sharedFolder, one.name)
  if (!existsSync(file)) return null
  const { name, ...how } = one
  const child = await inFolder((folder) =>
    importInChild({ file, ...how, database: { dataFolder: folder }, folder, times: 2 }),
  )
  const [first, second] = child.results.map(({ seconds, figures }) => ({
    seconds: Math.round(seconds * 100) / 100,
    figures,
  }))
  const { added, updated, unchanged } = second?.figures ?? {}
  const result = {
    file: name,
    peakMegabytes: child.peakMegabytes,
    first,
    second: { seconds: second?.seconds, added, updated, unchanged },
  }
  console.log(JSON.stringify(result))
  return result
}

if (import.meta.main) {
  const measured: object[] = []
  for (const one of realFiles) {
    const result = await measure(one)
    if (result) measured.push(result)
  }
  keep('real-data', { files: measured })
}
