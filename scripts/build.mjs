// Builds what `npm pack` holds: the compiled server side with its types, the SQL that it reads, the
// browser client, and a bin that can be executed. Plain JavaScript, run by npm on any Node.
//
//   node scripts/build.mjs            everything
//   node scripts/build.mjs --server   without the browser client
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const serverOnly = process.argv.includes('--server')
/** Files beside the sources that the compiler does not carry over. */
const carried = new Set(['.sql', '.csv', '.json'])
const notCarried = new Set(['web'])

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    console.error(`narvaro: ${args[0]} did not succeed, see above. Nothing was packed.`)
    process.exit(1)
  }
}

function carryOver(folder) {
  for (const entry of readdirSync(join(root, 'src', folder), { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!notCarried.has(path)) carryOver(path)
    } else if (carried.has(extname(entry.name)) && entry.name !== 'tsconfig.json') {
      cpSync(join(root, 'src', path), join(root, 'dist', path), { recursive: true })
    }
  }
}

// Files of a removed source must not live on in the package; the client has its own folder and marker.
const dist = join(root, 'dist')
for (const name of existsSync(dist) ? readdirSync(dist) : []) {
  if (name !== 'web') rmSync(join(dist, name), { recursive: true })
}
run([join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'])
carryOver('.')
chmodSync(join(dist, 'cli', 'narvaro.js'), 0o755)
chmodSync(join(root, 'bin', 'narvaro.mjs'), 0o755)
if (!serverOnly) run([join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'])
