import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import type { DatabaseSettings } from '../../src/storage/open-database.ts'
import type { OnceInput, OnceResult } from './import-once.ts'

const run = promisify(execFile)

export interface ChildResult {
  readonly results: readonly OnceResult[]
  readonly peakMegabytes: number
}

/** The database is made by a process of its own: making one takes more memory than any import, and is done once. */
export async function importInChild(input: OnceInput): Promise<ChildResult> {
  await child({ ...input, times: 0 })
  return child(input)
}

async function child(input: OnceInput): Promise<ChildResult> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'import-once.ts'), JSON.stringify(input)])
  return JSON.parse(stdout) as ChildResult
}

/** A folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'narvaro-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A database of its own on the server that `NARVARO_DATABASE_URL` names; null when none is named. */
export async function withPostgresql<T>(work: (database: DatabaseSettings) => Promise<T>): Promise<T | null> {
  const server = process.env.NARVARO_DATABASE_URL
  if (!server) return null
  const name = `narvaro_bench_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  try {
    return await work({ databaseUrl: url.href })
  } finally {
    await onServer(server, `drop database ${name} with (force)`)
  }
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await client.query(statement)
  await client.end()
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** How busy the machine was before we came. */
const [load = 0] = loadavg()

/** Keeps results beside the code, with what they were measured on. */
export function keep(name: string, result: object): void {
  const folder = join(import.meta.dirname, '../results')
  mkdirSync(folder, { recursive: true })
  const cpu = cpus()[0]?.model ?? 'unknown'
  // Above the number of processors others were at work too, and only processor time can be compared.
  const machine = { node: process.version, cpus: cpus().length, cpu, loadAverage: Math.round(load * 10) / 10 }
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ measuredOn: machine, ...result }, null, 2)}\n`)
}
