import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'narvaro-lock-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) await end(child)
  rmSync(folder, { recursive: true, force: true })
})

/** Takes the lock in a process of its own, tells what came of it and stays until it is ended. */
const program = `
  import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))}
  const lock = lockFolder(process.argv[1])
  console.log(lock.ok ? 'taken' : lock.problem.code)
  setInterval(() => lock, 1000)`

async function startHolder(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, said }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

it('is refused to a second process, naming the first', async () => {
  const { child, said } = await startHolder()
  expect(said).toBe('taken')
  const lock = lockFolder(folder)
  expect(lock).toMatchObject({ ok: false, problem: { code: 'storage.locked' } })
  expect(lock.ok || lock.problem.code !== 'storage.locked' || lock.problem.holder).toContain(
    `process ${child.pid} since`,
  )
})

it('is free as soon as its holder is killed', async () => {
  const { child } = await startHolder()
  await end(child)
  const lock = lockFolder(folder)
  expect(lock.ok).toBe(true)
  if (lock.ok) lock.value.release()
})

it('is refused within one process too, and free after release', () => {
  const first = lockFolder(folder)
  expect(lockFolder(folder).ok).toBe(false)
  if (first.ok) first.value.release()
  const second = lockFolder(folder)
  expect(second.ok).toBe(true)
  if (second.ok) second.value.release()
})

it('goes to exactly one of several that start at once, also after one was killed', async () => {
  const { child } = await startHolder()
  await end(child)
  const said = (await Promise.all(Array.from({ length: 4 }, startHolder))).map((holder) => holder.said)
  expect(said.sort()).toEqual(['storage.locked', 'storage.locked', 'storage.locked', 'taken'])
})
