import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings, secretOf } from './settings.ts'

const settingsOf = (environment: Record<string, string>) => {
  const read = readSettings(environment)
  return read.ok ? read.value : read.problem
}

describe('settings', () => {
  it('are safe without any', () => {
    expect(settingsOf({})).toMatchObject({
      host: '127.0.0.1',
      port: 4242,
      publicUrl: null,
      databaseUrl: null,
      secret: null,
      basemap: null,
    })
  })

  it.each([
    [{ PORT: '80' }, 80],
    [{ PORT: '80', NARVARO_PORT: '81' }, 81],
    [{ PORT: '', NARVARO_PORT: '' }, 4242],
    [{ NARVARO_PORT: '0' }, 0],
  ])('take the port from %j', (environment, port) => {
    expect(settingsOf(environment as Record<string, string>)).toMatchObject({ port })
  })

  it.each([
    ['NARVARO_PORT', '70000'],
    ['NARVARO_PORT', '-1'],
    ['NARVARO_PORT', '80a'],
    ['PORT', '4 2'],
    ['NARVARO_HOST', 'http://x'],
    ['NARVARO_HOST', ' '],
    ['NARVARO_URL', 'narvaro.example.se'],
    ['NARVARO_URL', 'ftp://narvaro.example.se'],
    ['NARVARO_URL', 'https://narvaro.example.se/desk'],
    ['NARVARO_URL', 'https://user:pass@narvaro.example.se'],
    ['NARVARO_DATABASE_URL', 'mysql://x'],
    ['NARVARO_DATABASE_URL', 'localhost'],
    ['NARVARO_SECRET', 'short'],
    ['NARVARO_BASEMAP', 'osm'],
    ['NARVARO_BASEMAP', 'http://tiles.example.se/{z}/{x}/{y}.png'],
  ])('name %s when it is "%s", and say what to write', (setting, value) => {
    const problem = settingsOf({ [setting]: value })
    expect(problem).toMatchObject({ code: 'setting.bad', setting })
    if (!('message' in problem)) throw new Error('no message')
    for (const sentence of Object.values(problem.message)) expect(sentence).toMatch(new RegExp(`^${setting}: .{20,}`))
  })

  it('want to know whose a base map is', () => {
    const tiles = 'https://tiles.example.se/{z}/{x}/{y}.png'
    expect(settingsOf({ NARVARO_BASEMAP: tiles })).toMatchObject({ setting: 'NARVARO_BASEMAP_CREDIT' })
    expect(settingsOf({ NARVARO_BASEMAP: tiles, NARVARO_BASEMAP_CREDIT: '© Town' })).toMatchObject({
      basemap: { credit: '© Town', source: { from: 'address', kind: 'raster', origin: 'https://tiles.example.se' } },
    })
  })

  it('do not repeat what may be secret', () => {
    expect(JSON.stringify(settingsOf({ NARVARO_SECRET: 'hunter2' }))).not.toContain('hunter2')
    expect(JSON.stringify(settingsOf({ NARVARO_DATABASE_URL: 'mysql://a:hunter2@b' }))).not.toContain('hunter2')
  })

  it('take an address with or without the last slash', () => {
    expect(settingsOf({ NARVARO_URL: 'https://narvaro.example.se/' })).toMatchObject({
      publicUrl: new URL('https://narvaro.example.se'),
    })
  })
})

describe('the secret of a data folder', () => {
  it('is made once, for its owner only', () => {
    const parent = mkdtempSync(join(tmpdir(), 'narvaro-secret-'))
    const dataFolder = join(parent, 'data')
    const secret = secretOf({ secret: null, dataFolder })
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(secretOf({ secret: null, dataFolder })).toBe(secret)
    expect(readFileSync(join(dataFolder, 'secret'), 'utf8')).toBe(secret)
    if (process.platform !== 'win32') expect(statSync(join(dataFolder, 'secret')).mode & 0o777).toBe(0o600)
    expect(secretOf({ secret: 'given', dataFolder })).toBe('given')
    rmSync(parent, { recursive: true })
  })
})
