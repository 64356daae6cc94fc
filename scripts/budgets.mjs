// Weighs the built desk as a browser receives it (gzip): everything but the map, and everything.
// Chunks that only some rooms ask for are counted too, so the first load is never more than said here.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = join(import.meta.dirname, '..', 'dist', 'web')
const budgets = { 'before the map': 220_000, 'with the map and its worker': 620_000 }
/** The map, its styles and its worker are asked for when Picture opens. */
const isMap = (name) => /maplibre|picture-map/.test(name)
/** Compressed already, or never fetched by a page. */
const weigh = (path) =>
  /\.woff2$/.test(path) ? statSync(path).size : gzipSync(readFileSync(path), { level: 9 }).length

if (!existsSync(join(folder, 'index.html'))) {
  console.error('The client is not built: npm run build')
  process.exit(1)
}
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(html|m?js|css|svg|woff2)$/.test(entry.name))
  .map((entry) => ({ name: entry.name, bytes: weigh(join(entry.parentPath, entry.name)) }))
const sum = (some) => some.reduce((total, { bytes }) => total + bytes, 0)
const weights = {
  'before the map': sum(files.filter(({ name }) => !isMap(name))),
  'with the map and its worker': sum(files),
}
let over = 0
for (const [what, budget] of Object.entries(budgets)) {
  const ok = weights[what] <= budget
  if (!ok) over++
  console.log(`${what}: ${(weights[what] / 1000).toFixed(1)} kB of ${budget / 1000} kB${ok ? '' : ' – OVER'}`)
}
if (files.filter(({ name }) => isMap(name)).length < 2) {
  console.error('The map or its worker was not found among the built files: the weights mean nothing.')
  process.exit(1)
}
process.exit(over === 0 ? 0 : 1)
