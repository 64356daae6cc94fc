// Runs the benches of bench/ one after the other: two cores, so nothing else may run beside. What they share is in
// bench/parts/. With names as arguments, only those: `npm run bench -- import analyse`; a name that is none is the
// beginning of some.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/** Files beside the benches that measure nothing by themselves. */
const shared = ['naive-kernels', 'random']
const benches = readdirSync('bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => !shared.includes(name))

/** @param {string} word */
const named = (word) => (benches.includes(word) ? [word] : benches.filter((name) => name.startsWith(word)))

const words = process.argv.slice(2)
const unknown = words.filter((word) => named(word).length === 0)
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}; there are ${benches.join(', ')}`)
  process.exit(2)
}
const chosen = words.length === 0 ? benches : [...new Set(words.flatMap(named))]
let failed = 0
for (const name of chosen) {
  console.log(`\n── bench/${name}.ts`)
  if (spawnSync(process.execPath, [`bench/${name}.ts`], { stdio: 'inherit' }).status !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
