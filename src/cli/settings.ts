import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { done, type Result, refuse } from '../domain/result.ts'
import { isLoopbackHost } from '../http/same-origin.ts'
import type { Words } from './language.ts'

/** How a server is set up; every value can be given by the environment and has a safe default. */
export interface Settings {
  /** The address it listens on. */
  readonly host: string
  /** 0 lets the machine choose. */
  readonly port: number
  /** The origin people use: cookies, same-origin checks, HSTS. Null: `http://host:port`. */
  readonly publicUrl: URL | null
  readonly dataFolder: string
  readonly databaseUrl: string | null
  /** Null: the one in the data folder, made when missing. */
  readonly secret: string | null
}

export interface SettingProblem {
  readonly code: 'setting.bad'
  readonly setting: string
  readonly message: Words
}

type Environment = Readonly<Record<string, string | undefined>>
type Read<T> = Result<T, SettingProblem>

const shortestSecret = 32

/** The settings of an environment; an empty variable is as good as none. Values that may be secret are not repeated. */
export function readSettings(environment: Environment): Read<Settings> {
  const host = readHost(environment.NARVARO_HOST || '127.0.0.1')
  const port = environment.NARVARO_PORT
    ? readPort('NARVARO_PORT', environment.NARVARO_PORT)
    : readPort('PORT', environment.PORT || '4242')
  const publicUrl = readPublicUrl(environment.NARVARO_URL || null)
  const databaseUrl = readDatabaseUrl(environment.NARVARO_DATABASE_URL || null)
  const secret = readSecret(environment.NARVARO_SECRET || null)
  for (const read of [host, port, publicUrl, databaseUrl, secret]) if (!read.ok) return read
  if (!host.ok || !port.ok || !publicUrl.ok || !databaseUrl.ok || !secret.ok) return host as Read<never>
  return done({
    host: host.value,
    port: port.value,
    publicUrl: publicUrl.value,
    databaseUrl: databaseUrl.value,
    secret: secret.value,
    dataFolder: resolve(environment.NARVARO_DATA || 'data'),
  })
}
