import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

/**
 * A kernel against its limit (a C program of the same work), against the obvious version and against what people use
 * today, on the same input in the same run. Only ratios of one run count: the machines are noisy.
 */
export interface ContestRow {
  /** Such as `Gaussian KDE, 100k points, 512² grid`. */
  readonly work: string
  readonly seconds: number
  /** What must be reached, in words, as in the issue; and whether this run reached it (null: no one to compare with). */
  readonly goal?: string
  readonly reached?: boolean | null
  readonly cSeconds?: number | null
  readonly naiveSeconds?: number | null
  /** Name of the peer → its seconds, null where it is not installed. */
  readonly peers?: Readonly<Record<string, number | null>>
  /** Greatest difference of outputs, in words: with whom, in which unit. */
  readonly agreement?: string
  readonly peakMegabytes?: number
}

const root = join(import.meta.dirname, '..', '..')
const shared = join(root, '..', 'shared', 'data', 'bench')
const scratch = mkdtempSync(join(tmpdir(), 'narvaro-contest-'))
const [loadBefore = 0] = loadavg()

/** A file of the open bench inputs where it is there; null elsewhere, then the same shape is generated. */
export const sharedInput = (name: string): string | null => {
  const path = join(shared, name)
  return existsSync(path) ? path : null
}

/** Columns of numbers of a CSV file with a header line. */
export function readColumns(path: string): Record<string, Float64Array> {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const rows = lines.map((line) => line.split(',').map(Number))
  return Object.fromEntries(
    header.split(',').map((name, column) => [name, Float64Array.from(rows, (row) => row[column] ?? Number.NaN)]),
  )
}

/** Columns as a CSV file for programs in other languages; full precision. */
export function writeColumns(name: string, columns: Readonly<Record<string, ArrayLike<number>>>): string {
  const names = Object.keys(columns)
  const length = columns[names[0] ?? '']?.length ?? 0
  const lines = Array.from({ length }, (_, i) => names.map((column) => columns[column]?.[i]).join(','))
  const path = join(scratch, name)
  writeFileSync(path, `${names.join(',')}\n${lines.join('\n')}\n`)
  return path
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Median seconds of at least five runs after one that warms up, and the last answer. */
export function timed<T>(work: () => T, runs = 5): { readonly seconds: number; readonly answer: T } {
  let answer = work()
  const seconds: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    answer = work()
    seconds.push((performance.now() - started) / 1000)
  }
  return { seconds: median(seconds), answer }
}

/** What a program in another language says: its own time for the work alone, without start and reading, and its answer. */
export interface PeerAnswer {
  readonly seconds: number
  readonly [figure: string]: unknown
}

/** Compiles `bench/c/<name>.c` with plain -O3 and runs it; it prints one line of JSON with its median `seconds`. Null without a compiler. */
export function runC(name: string, args: readonly string[] = []): PeerAnswer | null {
  const cc = ['cc', 'gcc', 'clang'].find((one) => spawnSync(one, ['--version']).status === 0)
  if (!cc) return null
  const program = join(scratch, name)
  execFileSync(cc, ['-O3', '-o', program, join(root, 'bench', 'c', `${name}.c`), '-lm'])
  return lastJson(execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 }))
}

/** Runs `bench/r/<name>.R`; it prints one line of JSON last. Null where R or the script's packages are missing. */
export const runR = (name: string, args: readonly string[] = []): PeerAnswer | null =>
  runScript('Rscript', ['--vanilla', join(root, 'bench', 'r', `${name}.R`), ...args])

/** Runs `bench/r/<name>.py`; it prints one line of JSON last. Null where Python or the script's packages are missing. */
export const runPython = (name: string, args: readonly string[] = []): PeerAnswer | null =>
  runScript('/usr/bin/python3', [join(root, 'bench', 'r', `${name}.py`), ...args])

function runScript(program: string, args: readonly string[]): PeerAnswer | null {
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  return run.status === 0 ? lastJson(run.stdout) : null
}

const lastJson = (text: string): PeerAnswer => JSON.parse(text.trim().split('\n').at(-1) ?? '') as PeerAnswer

/** Prints the rows and keeps them in `bench/results/<name>.json`, with the machine and how busy it was before. */
export function keepContest(name: string, rows: readonly ContestRow[]): void {
  for (const { work, seconds, cSeconds, peers = {}, goal, reached } of rows) {
    const toC = cSeconds ? `, ${(seconds / cSeconds).toFixed(2)} × C` : ''
    const others = Object.entries(peers).map(([peer, s]) => (s === null ? '' : `, ${peer} ${s.toPrecision(3)} s`))
    const verdict = goal ? `, goal ${goal}: ${reached === null ? 'not compared' : reached ? 'reached' : 'MISSED'}` : ''
    console.log(`${work}: ${seconds.toPrecision(3)} s${toC}${others.join('')}${verdict}`)
  }
  const folder = join(root, 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  const measuredOn = {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    loadAverageBefore: Math.round(loadBefore * 10) / 10,
  }
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ measuredOn, rows }, null, 2)}\n`)
}
