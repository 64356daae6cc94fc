import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { join, resolve } from 'node:path'
import { done, type Result, refuse } from '../domain/result.ts'
import { type BasemapSource, parseBasemap } from './basemap-source.ts'
import type { Words } from './language.ts'

/** How a server is set up; every value can come from the environment and has a safe default. */
export interface Settings {
  /** The address it listens on. */
  readonly host: string
  /** 0 lets the machine choose. */
  readonly port: number
  /** The origin people use, from NARVARO_URL: cookies, same-origin checks, HSTS. Null: where it listens. */
  readonly publicUrl: URL | null
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly basemap: BasemapSetting | null
  /** Null: the one in the data folder, made when missing. */
  readonly secret: string | null
}

/** What lies under the operation's own ground, and whose it is. */
export interface BasemapSetting {
  readonly source: BasemapSource
  readonly credit: string
}

/** A value that cannot be used: which setting, and what to write instead. */
interface SettingProblem {
  readonly code: 'setting.bad'
  readonly setting: string
  readonly message: Words
}

type Environment = Readonly<Record<string, string | undefined>>
type Read<T> = Result<T, SettingProblem>

/** The settings of an environment; an empty variable is none. What may hold a password is not repeated in a message. */
export function readSettings(environment: Environment): Read<Settings> {
  const host = readHost(environment.NARVARO_HOST || '127.0.0.1')
  if (!host.ok) return host
  const port = environment.NARVARO_PORT
    ? readPort('NARVARO_PORT', environment.NARVARO_PORT)
    : readPort('PORT', environment.PORT || '4242')
  if (!port.ok) return port
  const publicUrl = readPublicUrl(environment.NARVARO_URL || null)
  if (!publicUrl.ok) return publicUrl
  const databaseUrl = readDatabaseUrl(environment.NARVARO_DATABASE_URL || null)
  if (!databaseUrl.ok) return databaseUrl
  const secret = readSecret(environment.NARVARO_SECRET || null)
  if (!secret.ok) return secret
  const basemap = readBasemap(environment.NARVARO_BASEMAP || null, environment.NARVARO_BASEMAP_CREDIT?.trim() || null)
  if (!basemap.ok) return basemap
  const dataFolder = resolve(environment.NARVARO_DATA || 'data')
  return done({
    ...host.value,
    ...port.value,
    ...publicUrl.value,
    ...databaseUrl.value,
    ...secret.value,
    ...basemap.value,
    dataFolder,
  })
}

const bad = (setting: string, sv: string, en: string) =>
  refuse({ code: 'setting.bad', setting, message: { sv: `${setting}: ${sv}`, en: `${setting}: ${en}` } } as const)

function readHost(host: string): Read<{ host: string }> {
  if (isIPv6(host) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return done({ host })
  return bad(
    'NARVARO_HOST',
    `"${host}" är ingen adress att lyssna på. Ta bort inställningen eller skriv 127.0.0.1.`,
    `"${host}" is no address to listen on. Remove the setting or write 127.0.0.1.`,
  )
}

function readPort(setting: string, text: string): Read<{ port: number }> {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return done({ port })
  return bad(
    setting,
    `"${text}" är ingen port. Ta bort inställningen (då används 4242) eller skriv ett tal från 0 till 65535.`,
    `"${text}" is no port. Remove the setting (then it is 4242) or write a number from 0 to 65535.`,
  )
}

function readPublicUrl(text: string | null): Read<{ publicUrl: URL | null }> {
  if (text === null) return done({ publicUrl: null })
  const url = URL.parse(text)
  const isOrigin = url && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`
  if (isOrigin) return done({ publicUrl: url })
  return bad(
    'NARVARO_URL',
    'skriv adressen som människor använder, utan sökväg, till exempel https://narvaro.example.se',
    'write the address that people use, without a path, such as https://narvaro.example.se',
  )
}

function readDatabaseUrl(text: string | null): Read<{ databaseUrl: string | null }> {
  const protocol = text === null ? null : URL.parse(text)?.protocol
  if (text === null || protocol === 'postgres:' || protocol === 'postgresql:') return done({ databaseUrl: text })
  return bad(
    'NARVARO_DATABASE_URL',
    'skriv adressen till PostgreSQL som postgres://användare:lösenord@värd:5432/databas, eller ta bort inställningen.',
    'write the address of PostgreSQL as postgres://user:password@host:5432/database, or remove the setting.',
  )
}

const mostCreditLetters = 200

function readBasemap(text: string | null, credit: string | null): Read<{ basemap: BasemapSetting | null }> {
  if (text === null) return done({ basemap: null })
  const source = parseBasemap(text)
  if (!source.ok && source.problem.code === 'not-private')
    return bad(
      'NARVARO_BASEMAP',
      'kartrutor över http visar nätet var insatsen tittar. Skriv en adress med https, eller använd en PMTiles-fil.',
      'tiles over http show the network where the operation is looking. Write an https address, or use a PMTiles file.',
    )
  if (!source.ok)
    return bad(
      'NARVARO_BASEMAP',
      'skriv https://…/{z}/{x}/{y}.png (bilder), …/{z}/{x}/{y}.pbf (vektor), adressen till en stil (….json) eller sökvägen till en .pmtiles-fil, eller ta bort inställningen.',
      'write https://…/{z}/{x}/{y}.png (pictures), …/{z}/{x}/{y}.pbf (vector), the address of a style (….json) or the path of a .pmtiles file, or remove the setting.',
    )
  if (credit === null || credit.length > mostCreditLetters)
    return bad(
      'NARVARO_BASEMAP_CREDIT',
      `skriv vems kartan är, som licensen vill ha det och med högst ${mostCreditLetters} tecken, till exempel © OpenStreetMap.`,
      `write whose map it is, as its licence wants it and with at most ${mostCreditLetters} letters, for example © OpenStreetMap.`,
    )
  return done({ basemap: { source: source.value, credit } })
}

const shortestSecret = 32

function readSecret(secret: string | null): Read<{ secret: string | null }> {
  if (secret === null || secret.length >= shortestSecret) return done({ secret })
  return bad(
    'NARVARO_SECRET',
    `minst ${shortestSecret} slumpade tecken, till exempel från: openssl rand -base64 32. Utan inställningen görs en i datamappen.`,
    `at least ${shortestSecret} random characters, for example from: openssl rand -base64 32. Without it one is made in the data folder.`,
  )
}

/**
 * The secret that signs cookies: the given one, else the data folder's own, made once with mode 0600.
 * Renamed into place, so that a start cut short leaves no half secret.
 */
export function secretOf({ secret, dataFolder }: Pick<Settings, 'secret' | 'dataFolder'>): string {
  if (secret !== null) return secret
  const path = join(dataFolder, 'secret')
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    writeFileSync(`${path}.new`, randomBytes(32).toString('base64url'), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  return readFileSync(path, 'utf8')
}
