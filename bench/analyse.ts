// `narvaro analyse` of 100,000 rows, from the command line to its last byte: at most 5 s on two cores.
// The rows are invented: hot spots, intervals, codes, a source column, one bad row in a thousand.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const rows = 100_000
const limitSeconds = 5
const hotSpots = 60
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'narvaro-bench-analyse-'))
const file = join(folder, 'invented.csv')

/** Numerical Recipes' generator: the file is the same each time. */
let state = 20_260_216
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const bell = (): number => random() + random() + random() - 1.5
const codes = ['0375', '0812', '1203', '0802', '5010', '0365']
const sources = ['anmäld', 'anmäld', 'anmäld', 'upptäckt']
const spots = Array.from(
  { length: hotSpots },
  () => [667_000 + random() * 2_400, 6_567_500 + random() * 2_000] as const,
)

function inventedRow(i: number): string {
  const [east, north] = spots[Math.floor(hotSpots * random() ** 2)] ?? [0, 0]
  const spread = random() < 0.6 ? 12 : 400
  const from = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 780 * 1440) * 60_000)
  const to = new Date(from.getTime() + Math.floor(random() ** 3 * 1500) * 60_000)
  const known = new Date(to.getTime() + Math.floor(random() ** 4 * 20 * 1440) * 60_000)
  const text = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ')
  const start = i % 1000 === 999 ? '2025-02-31 12:00' : text(from)
  const cells = [`A-${i}`, start, text(to), text(known), codes[i % codes.length], sources[i % sources.length]]
  return `${cells.join(';')};${Math.round(east + bell() * spread)};${Math.round(north + bell() * spread)}`
}

const header = 'id;start;slut;inskrivningsdatum;brottskod;källa;x;y'
writeFileSync(file, [header, ...Array.from({ length: rows }, (_, i) => inventedRow(i))].join('\n'))

function timed(name: string, args: readonly string[]) {
  const started = performance.now()
  const run = spawnSync(process.execPath, [join(root, 'src/cli/narvaro.ts'), 'analyse', file, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const seconds = Math.round(performance.now() - started) / 1000
  if (run.status !== 0) throw new Error(`${name} ended with ${run.status}: ${run.stderr}`)
  return { name, seconds, answerBytes: Buffer.byteLength(run.stdout) }
}

const now = ['--now', '2026-02-23', '--since', '2026-01-05']
const runs = [
  timed('terminal', now),
  timed('json', [...now, '--json']),
  timed('html', [...now, '--html', join(folder, 'report.html')]),
]
const worst = Math.max(...runs.map(({ seconds }) => seconds))
const result = {
  what: 'narvaro analyse of 100,000 CSV rows, whole process',
  rows,
  fileBytes: statSync(file).size,
  node: process.version,
  cores: cpus().length,
  limitSeconds,
  runs,
}
rmSync(folder, { recursive: true })
writeFileSync(join(root, 'bench/results/analyse.json'), `${JSON.stringify(result, null, 2)}\n`)
for (const { name, seconds } of runs) console.log(`analyse ${name}: ${seconds} s (at most ${limitSeconds})`)
if (worst > limitSeconds) {
  console.error(`analyse: ${worst} s is more than ${limitSeconds} s`)
  process.exit(1)
}
