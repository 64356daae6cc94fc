import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { DemoSignIn } from '../../src/cli/demo-accounts.ts'

/** The real server as a process of its own, as `narvaro serve` starts it. */
export interface SpawnedServer {
  readonly pid: number
  readonly origin: string
  readonly demoSignIns: readonly DemoSignIn[] | null
  readonly readyMs: number
  /** All that it has printed so far, on both streams. */
  output(): string
  /** Sends the signal and waits for the end; gives the exit code, null when the signal ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>
}

const root = join(import.meta.dirname, '../..')

/** What ended it, when it did not come up. */
export class DidNotStart extends Error {}

/** @param environment NARVARO_* settings; nothing of ours is inherited */
export async function spawnServer(environment: Record<string, string>): Promise<SpawnedServer> {
  const began = performance.now()
  const inherited = Object.entries(process.env).filter(([name]) => !/^(NARVARO_|PORT$|VITEST|NODE_ENV)/.test(name))
  const child = spawn(process.execPath, ['src/cli/narvaro.ts', 'serve', '--json', '--lang', 'en'], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), NARVARO_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [text, out] = ['', '']
  child.stderr?.on('data', (piece) => (text += piece))
  child.stdout?.on('data', (piece) => {
    text += piece
    out += piece
  })
  const ready = await readyLine(child, () => out)
  if (ready === null) throw new DidNotStart(text)
  return {
    pid: child.pid ?? 0,
    origin: ready.address,
    demoSignIns: ready.demoSignIns,
    readyMs: performance.now() - began,
    output: () => text,
    stop: (signal) => stop(child, signal),
  }
}

interface Ready {
  readonly address: string
  readonly demoSignIns: readonly DemoSignIn[] | null
}

/** The one document it prints when it serves; null when it ended instead. */
async function readyLine(child: ChildProcess, output: () => string): Promise<Ready | null> {
  const parsed = Promise.withResolvers<Ready | null>()
  child.once('exit', () => parsed.resolve(null))
  child.stdout?.on('data', () => {
    const document = parse(output())
    if (document) parsed.resolve(document)
  })
  return parsed.promise
}

function parse(text: string): Ready | null {
  try {
    const document = JSON.parse(text) as Partial<Ready>
    return typeof document.address === 'string' ? (document as Ready) : null
  } catch {
    return null
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = await ended
  return code as number | null
}
