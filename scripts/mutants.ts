// How many small faults, put into the kernels that carry decisions, their tests notice: `npm run mutants [-- name …]`.
// Outside CI: minutes a kernel. Read the survivors that it prints: each is either equal to the original, or a missing test.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Kernel → its files in src/analysis; its tests are the ones of the same name beside it and in test/reference. */
const kernels: Readonly<Record<string, readonly string[]>> = {
  aoristic: ['aoristic'],
  'point-ranking': [
    'point-ranking',
    'robust-posterior',
    'decayed-counts',
    'joint-draws',
    'group-priors',
    'gamma-poisson',
  ],
  'near-repeats': ['near-repeats', 'knox', 'pair-table', 'pair-bands', 'near-repeats-summary'],
  'gi-star': ['gi-star', 'sum-test', 'exact-sum-tails'],
  'any-time': ['any-time', 'share-belief'],
  'displacement-watch': [
    'displacement-watch',
    'rise-evidence',
    'rise-nodes',
    'e-bh',
    'likely-origin',
    'place-dispersion',
    'window-pass',
    'window-sums',
  ],
  wdd: ['wdd'],
  'rate-ratio': ['rate-ratio', 'exact-ratio'],
  reporting: ['reporting'],
  suppression: ['suppression', 'table-flow'],
}
const least = 85

const root = join(import.meta.dirname, '..')
const wanted = process.argv.slice(2)
const kept = join(root, 'bench', 'results', 'mutants.json')
const results: Record<string, object> = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>
}

function testsOf(names: readonly string[]): string[] {
  return names
    .flatMap((name) => [`src/analysis/${name}.test.ts`, `test/reference/${name}.test.ts`])
    .filter((path) => existsSync(join(root, path)))
}

/** Killed and timed out (a loop that does not end is noticed too), of all that could be run. */
function scoreOf(report: Report): { mutants: number; killed: number; percent: number } {
  const statuses = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const counted = statuses.filter((status) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status))
  const killed = counted.filter((status) => status === 'Killed' || status === 'Timeout').length
  return { mutants: counted.length, killed, percent: Math.round((1000 * killed) / counted.length) / 10 }
}

let under = 0
for (const [kernel, files] of Object.entries(kernels)) {
  if (wanted.length > 0 && !wanted.includes(kernel)) continue
  const sources = files.map((name) => `src/analysis/${name}.ts`).join(',')
  const { status } = spawnSync(join(root, 'node_modules', '.bin', 'stryker'), ['run', '-m', sources], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NARVARO_MUTANT_TESTS: testsOf(files).join(',') },
  })
  if (status !== 0) process.exit(1)
  const score = scoreOf(JSON.parse(readFileSync(join(root, '.mutants', 'report.json'), 'utf8')) as Report)
  results[kernel] = score
  console.log(`${kernel}: ${score.killed} of ${score.mutants} noticed, ${score.percent} % (at least ${least} %)`)
  if (score.percent < least) under++
}
mkdirSync(join(root, 'bench', 'results'), { recursive: true })
writeFileSync(kept, `${JSON.stringify(results, null, 2)}\n`)
process.exit(under === 0 ? 0 : 1)
