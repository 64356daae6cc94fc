import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DatabaseSettings } from '../src/storage/open-database.ts'
import { importInChild, inFolder, keep, median, withPostgresql } from './parts/in-child.ts'
import { writeIncidentFile } from './parts/incident-file.ts'

/**
 * How long a file takes to be read, checked and stored, and the memory it takes. `node bench/import.ts`;
 * PostgreSQL is measured when `NARVARO_DATABASE_URL` names a server where databases may be made.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, million: { type: 'boolean', default: true } },
  allowNegative: true,
})

interface Case {
  readonly database: 'pglite' | 'postgresql'
  readonly rows: number
  readonly runs: number
  readonly targetSeconds: number
  readonly targetMegabytes: number
}

const runs = Number(values.runs)
const cases: readonly Case[] = [
  { database: 'pglite', rows: 100_000, runs, targetSeconds: 12, targetMegabytes: 700 },
  { database: 'postgresql', rows: 100_000, runs, targetSeconds: 8, targetMegabytes: 700 },
  ...(values.million
    ? ([{ database: 'postgresql', rows: 1_000_000, runs: 1, targetSeconds: 80, targetMegabytes: 700 }] as const)
    : []),
]

const measured = await inFolder(async (folder) => {
  const found: object[] = []
  for (const one of cases) {
    const file = join(folder, `${one.rows}.csv`)
    await writeIncidentFile(file, one.rows)
    const result = await measure(one, file, folder)
    if (result) found.push(result)
  }
  return found
})
keep('import', { cases: measured })

async function measure(one: Case, file: string, folder: string): Promise<object | null> {
  const seconds: number[] = []
  const cpuSeconds: number[] = []
  const megabytes: number[] = []
  for (let run = 0; run < one.runs; run++) {
    const child = await runOnce(one, file, join(folder, `${one.database}-${run}`))
    if (child === null) return null
    const [result] = child.results
    if (result?.figures.added !== one.rows) throw new Error(`${result?.figures.added} of ${one.rows} rows were added`)
    seconds.push(result.seconds)
    cpuSeconds.push(result.cpuSeconds)
    megabytes.push(child.peakMegabytes)
  }
  const { database, rows, targetSeconds, targetMegabytes } = one
  const result = {
    database,
    rows,
    medianSeconds: round(median(seconds)),
    medianCpuSeconds: round(median(cpuSeconds)),
    peakMegabytes: Math.max(...megabytes),
    targetSeconds,
    targetMegabytes,
  }
  console.log(JSON.stringify(result))
  return result
}

function runOnce(one: Case, file: string, folder: string) {
  const common = { file, folder, planeEpsg: 3006, timeZone: 'Europe/Stockholm', times: 1 }
  const into = (database: DatabaseSettings) => importInChild({ ...common, database })
  return one.database === 'pglite' ? into({ dataFolder: folder }) : withPostgresql(into)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
