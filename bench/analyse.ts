// `narvaro analyse` of 100,000 rows, from the command line to its last byte: at most 5 s on two cores.
// The rows are invented: hot spots, intervals, codes, a source column, one bad row in a thousand.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { keep } from './parts/in-child.ts'

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

/** Loaded into the child: when it ends it tells its processor time and its largest memory. */
const meter = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.stderr.write(JSON.stringify({ processorSeconds: (userCPUTime + systemCPUTime) / 1e6, peakRssMb: maxRSS / 1024 }))
})`

function timed(name: string, args: readonly string[]) {
  const started = performance.now()
  const metered = ['--import', `data:text/javascript,${encodeURIComponent(meter)}`]
  const run = spawnSync(
    process.execPath,
    [
      ...metered,
      join(root, 'src/cli/narvaro.ts'),
      'analyse',
      file,
      '--now',
      '2026-02-23',
      '--since',
      '2026-01-05',
      ...args,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const seconds = Math.round(performance.now() - started) / 1000
  if (run.status !== 0) throw new Error(`${name} ended with ${run.status}: ${run.stderr}`)
  const told = JSON.parse(run.stderr.slice(run.stderr.lastIndexOf('{'))) as Record<string, number>
  const [processorSeconds = 0, peakRssMb = 0] = [told.processorSeconds, told.peakRssMb]
  return { name, seconds, processorSeconds: Math.round(processorSeconds * 100) / 100, peakRssMb: Math.round(peakRssMb) }
}

const runs = [timed('terminal', []), timed('json', ['--json']), timed('html', ['--html', join(folder, 'report.html')])]
const fileBytes = statSync(file).size
rmSync(folder, { recursive: true })
keep('analyse', { what: 'narvaro analyse of 100,000 CSV rows, whole process', rows, fileBytes, limitSeconds, runs })
for (const { name, seconds, processorSeconds, peakRssMb } of runs) {
  console.log(
    `analyse ${name}: ${seconds} s, ${processorSeconds} s of a processor, ${peakRssMb} MB (at most ${limitSeconds} s)`,
  )
}
if (runs.some(({ seconds }) => seconds > limitSeconds)) process.exitCode = 1
