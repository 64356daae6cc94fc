#!/usr/bin/env node
// Starts the command line on a Node that can run it. npm may have been started by an older Node (20 or
// newer); the package brings its own as an optional dependency, so this file uses built-ins only.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const wanted = Object.values(optionalDependencies)[0]
// A checkout runs its sources, also when a build lies beside them; what is packed has only the build.
const sources = join(root, 'src', 'cli', 'narvaro.ts')
const entry = existsSync(sources) ? sources : join(root, 'dist', 'cli', 'narvaro.js')

/** The Node that was installed with this package for this machine, or null. */
function ownNode() {
  const windows = process.platform === 'win32'
  const machine = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const name = Object.keys(optionalDependencies).find((each) => each.replace('-bin-', '-') === machine)
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const path = join(folder, 'bin', windows ? 'node.exe' : 'node')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

function tellWhatIsMissing() {
  const major = String(wanted).split('.')[0]
  console.error(
    `narvaro: needs Node ${major} or newer; this is ${process.version}, and the Node ${wanted} that comes with the package ` +
      `is not installed for ${process.platform}-${process.arch}.\n` +
      `         Install it (npm install without --omit=optional), or put Node ${major} first in PATH.\n` +
      `narvaro: kräver Node ${major} eller nyare; detta är ${process.version}, och paketets egen Node ${wanted} ` +
      `är inte installerad för ${process.platform}-${process.arch}.\n` +
      `         Installera den (npm install utan --omit=optional), eller lägg Node ${major} först i PATH.`,
  )
  process.exitCode = 1
}

function runOn(node) {
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

if (Number(process.versions.node.split('.')[0]) >= Number(String(wanted).split('.')[0])) {
  await import(pathToFileURL(entry).href)
} else {
  const node = ownNode()
  if (node) runOn(node)
  else tellWhatIsMissing()
}
