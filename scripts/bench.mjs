// Runs every file of bench/ one after the other: two cores, so nothing else may run beside.
// With names as arguments, only those: `npm run bench -- import analyse`.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const wanted = process.argv.slice(2)
const files = readdirSync('bench').filter((name) => name.endsWith('.bench.ts') || /^[a-z-]+\.ts$/.test(name))
let failed = 0
for (const file of files.filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))) {
  console.log(`\n── bench/${file}`)
  if (spawnSync(process.execPath, [`bench/${file}`], { stdio: 'inherit' }).status !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
