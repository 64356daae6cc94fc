// From the command line to a server that answers /healthz: at most 12 s on the first start with the demo,
// at most 4 s on an existing data folder, on two cores; install and build not counted.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnServer } from '../test/server/spawn-server.ts'
import { keep, median } from './parts/in-child.ts'

const times = 3
const limits = { firstSeconds: 12, againSeconds: 4 }

/** Seconds from spawning the process to its first 200, and the end of it. */
async function startOnce(folder: string): Promise<number> {
  const began = performance.now()
  const server = await spawnServer({ NARVARO_DATA: folder })
  const health = await fetch(`${server.origin}/healthz`)
  const seconds = (performance.now() - began) / 1000
  await server.stop('SIGTERM')
  if (health.status !== 200) throw new Error(`/healthz answered ${health.status}`)
  return seconds
}

const [first, again]: [number[], number[]] = [[], []]
for (let i = 0; i < times; i++) {
  const folder = mkdtempSync(join(tmpdir(), 'narvaro-bench-start-'))
  first.push(await startOnce(folder))
  again.push(await startOnce(folder))
  rmSync(folder, { recursive: true })
}
const rounded = (values: readonly number[]) => values.map((value) => Math.round(value * 100) / 100)
const result = { firstSeconds: median(rounded(first)), againSeconds: median(rounded(again)) }
keep('start', {
  what: 'seconds until the server is ready, median of three',
  limits,
  loadAverage: loadavg()[0],
  ...result,
  first: rounded(first),
  again: rounded(again),
})
console.log(`first start with the demo: ${result.firstSeconds} s (at most ${limits.firstSeconds})`)
console.log(`on an existing folder: ${result.againSeconds} s (at most ${limits.againSeconds})`)
process.exit(result.firstSeconds <= limits.firstSeconds && result.againSeconds <= limits.againSeconds ? 0 : 1)
