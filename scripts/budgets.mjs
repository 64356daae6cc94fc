// Weighs what a browser fetches when the desk opens on Picture, compressed as the server does: before the map, and with the map and its worker.
// A chunk counts when the page, or a room's own chunk, imports it at once; what waits for a click does not.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'dist', 'web')
const assets = join(folder, 'assets')
const budgets = { before: 220_000, withMap: 620_000 }

if (!existsSync(join(folder, 'index.html'))) {
  console.error('The client is not built: npm run build')
  process.exit(1)
}
const names = readdirSync(assets).filter((name) => !name.endsWith('.br'))
const page = readFileSync(join(folder, 'index.html'), 'utf8')

function theOne(pattern) {
  const found = names.filter((name) => pattern.test(name))
  if (found.length === 1) return found[0]
  console.error(`Expected one built file like ${pattern}, found ${found.length}: the weights would mean nothing.`)
  process.exit(1)
}

/** Chunks that a chunk imports at once: `import … from "./x.js"` and `import "./x.js"`, not `import("./x.js")`. */
const importsOf = (name) =>
  [...readFileSync(join(assets, name), 'utf8').matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)].map(
    ([, to]) => to,
  )

function closure(start, known = new Set()) {
  for (const name of start) {
    if (known.has(name)) continue
    known.add(name)
    if (name.endsWith('.js')) closure(importsOf(name), known)
  }
  return known
}

/** As the build left it beside; fonts are compressed already. */
const weigh = (path) => statSync(path.endsWith('.woff2') ? path : `${path}.br`).size
const sum = (paths) => [...paths].reduce((total, path) => total + weigh(path), 0)

const ofPage = [...page.matchAll(/(?:src|href)="[^"]*\/assets\/([^"]+)"/g)].map(([, name]) => name)
const first = closure([
  ...ofPage,
  theOne(/^picture-room-.*\.js$/),
  ...names.filter((name) => /\.woff2$|^picture-room-.*\.css$/.test(name)),
])
const withMap = closure(
  [
    theOne(/^picture-map-.*\.js$/),
    theOne(/maplibre-gl-worker/),
    ...names.filter((name) => /picture-map.*\.css$/.test(name)),
  ],
  new Set(first),
)
const loose = readdirSync(folder)
  .filter((name) => /\.(html|js)$/.test(name))
  .map((name) => join(folder, name))
const weights = {
  before: sum(loose) + sum([...first].map((name) => join(assets, basename(name)))),
  withMap: sum(loose) + sum([...withMap].map((name) => join(assets, basename(name)))),
}
let over = 0
for (const [what, budget] of Object.entries(budgets)) {
  const ok = weights[what] <= budget
  if (!ok) over++
  const words = what === 'before' ? 'first load before the map' : 'with the map and its worker'
  console.log(`${words}: ${(weights[what] / 1000).toFixed(1)} kB of ${budget / 1000} kB${ok ? '' : ' – OVER'}`)
}
process.exit(over === 0 ? 0 : 1)
