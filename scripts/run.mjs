// The first file of every command: plain JavaScript with built-ins only, so that it runs on the Node
// that happens to be on the machine (20 or newer) before anything is installed.
//
//   node scripts/run.mjs [--client] FILE [arguments…]
//
// 1. installs from the lockfile when what is installed is not what the lockfile says;
// 2. with --client, builds the browser client when its sources have changed;
// 3. runs FILE on the pinned Node, passing signals and the exit code through.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const installedMarker = join(root, 'node_modules', '.narvaro-installed')
const clientMarker = join(root, 'dist', 'web', '.built-from')

const clientSources = [
  'src/web',
  'src/wire',
  'src/domain',
  'src/analysis',
  'docs/guides',
  'vite.config.ts',
  'package-lock.json',
]

function stop(message) {
  console.error(`\nnarvaro: ${message}\n`)
  process.exit(1)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.map((relative) => join(root, relative)).filter(existsSync)) hashInto(hash, path)
  return hash.digest('hex')
}

function hashInto(hash, path) {
  let names
  try {
    names = readdirSync(path, { withFileTypes: true })
  } catch {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path))
    return
  }
  for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) hashInto(hash, join(path, entry.name))
}

function install() {
  const wanted = hashOf(['package-lock.json'])
  if (existsSync(installedMarker) && readFileSync(installedMarker, 'utf8') === wanted) return
  console.error('narvaro: installing what the lockfile names (once)…')
  // No install script of any package runs: everything ships inside the registry's packages.
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Asked for from within `npm pack --dry-run`, it would install nothing and say that it had.
    env: { ...process.env, npm_config_dry_run: undefined },
    shell: windows,
  })
  if (npm.status !== 0) stop('npm ci did not succeed, see above. Nothing was started.')
  writeFileSync(installedMarker, wanted)
}

/** The Node of the lockfile; a failed optional install exits 0, so its version is asked here. */
function pinnedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [name, wanted] = Object.entries(optionalDependencies).find(
    ([name]) => name.replace('-bin-', '-') === `node-${windows ? 'win' : process.platform}-${process.arch}`,
  ) ?? [undefined, Object.values(optionalDependencies)[0]]
  const path = name && join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
  if (path && existsSync(path)) {
    const answer = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim()
    if (answer === `v${wanted}`) return path
    stop(
      `the pinned Node in node_modules/${name} answers ${answer ?? 'nothing'}, wanted v${wanted}. Remove node_modules and try again.`,
    )
  }
  if (Number(process.versions.node.split('.')[0]) >= Number(wanted.split('.')[0])) return process.execPath
  stop(
    `no Node ${wanted} for ${process.platform}-${process.arch} among the installed packages, and this one is ${process.version}. ` +
      `Install Node ${wanted.split('.')[0]} or newer and try again.`,
  )
}

function buildClient(node) {
  const wanted = hashOf(clientSources)
  if (existsSync(clientMarker) && readFileSync(clientMarker, 'utf8') === wanted) return
  console.error('narvaro: building the client…')
  const vite = spawnSync(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (vite.status !== 0) stop('the client could not be built, see above.')
  mkdirSync(dirname(clientMarker), { recursive: true })
  writeFileSync(clientMarker, wanted)
}

const [first, ...rest] = process.argv.slice(2)
const wantsClient = first === '--client'
const [file, ...args] = wantsClient ? rest : [first, ...rest]

install()
const node = pinnedNode()
if (wantsClient) buildClient(node)
if (file) {
  const bin = join(root, 'node_modules', '.bin')
  const child = spawn(node, [join(root, file), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(node)}${windows ? ';' : ':'}${bin}${windows ? ';' : ':'}${process.env.PATH}`,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
