import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClientFiles, clientFiles } from './client-files.ts'

let folder = ''
let files: ClientFiles
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'narvaro-client-'))
  const root = join(folder, 'web')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'index.html'), '<!doctype html>desk')
  writeFileSync(join(root, '.built-from'), 'hash')
  writeFileSync(join(root, 'assets', 'worker-a1b2.mjs'), 'export {}')
  writeFileSync(join(root, 'assets', 'tight-c3d4.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'tight-c3d4.js.br'), 'as the build left it')
  files = clientFiles(root)
})
afterAll(() => rmSync(folder, { recursive: true }))

const text = async (path: string) => (await files(path, ''))?.text() ?? null

describe('files of the client', () => {
  it.each(['/', '/picture', '/index.html', '/picture/places/x'])('%s is the desk', async (path) =>
    expect(await text(path)).toContain('desk'),
  )

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '//secret.txt',
    '/.built-from',
    '/assets/none.mjs',
    '/..\\secret.txt',
    '/constructor.js',
  ])('%s is nothing', async (path) => expect(await text(path)).toBeNull())

  it('never goes stale where the name holds the content, and is asked for anew elsewhere', async () => {
    const worker = await files('/assets/worker-a1b2.mjs', '')
    expect(worker?.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(worker?.headers.get('cache-control')).toContain('immutable')
    expect((await files('/', ''))?.headers.get('cache-control')).toBe('no-cache')
  })

  it('sends what the build compressed, and lets nobody ask for it by name', async () => {
    const response = await files('/assets/tight-c3d4.js', 'br')
    expect(response?.headers.get('content-encoding')).toBe('br')
    expect(await response?.text()).toBe('as the build left it')
    expect(await text('/assets/tight-c3d4.js')).toBe('export {}')
    expect(await text('/assets/tight-c3d4.js.br')).toBeNull()
  })

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('compresses for %s', async (accept, encoding, decode) => {
    const response = await files('/', accept)
    expect(response?.headers.get('content-encoding')).toBe(encoding)
    expect(decode(Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0))).toString()).toContain('desk')
  })
})
