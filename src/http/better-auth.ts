import { betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import { uuidV7 } from '../domain/ids.ts'
import type { Clock, Randomness } from '../usecases/ports.ts'

export interface SignInSettings {
  /** The handle of the whole server; the library's tables are in migration 0004. */
  readonly db: Kysely<never>
  readonly publicUrl: URL
  readonly secret: string
  readonly clock: Clock
  readonly randomness: Randomness
}

const idleSeconds = 15 * 60
/** A session that is in use is prolonged at most this often, to spare a write with each request. */
const prolongedEverySeconds = 60
const shortestPassword = 12

/**
 * The sign-in library, set to hold nothing but what is needed (docs/decisions/0004-sign-in.md): no cookie
 * cache, no address, no user agent, no telemetry, no log, no sign-up. Only `sign-in.ts` and `accounts.ts`
 * call it, as functions: none of its own routes is mounted.
 */
export function signInLibrary({ db, publicUrl, secret, clock, randomness }: SignInSettings) {
  return betterAuth({
    baseURL: publicUrl.origin,
    secret,
    database: { db, type: 'postgres' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword },
    session: {
      expiresIn: idleSeconds,
      updateAge: prolongedEverySeconds,
      cookieCache: { enabled: false },
    },
    advanced: {
      cookiePrefix: 'narvaro',
      useSecureCookies: publicUrl.protocol === 'https:',
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuidV7(clock.now(), randomness.bytes(10)), validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: { before: async (session) => ({ data: { ...session, ipAddress: undefined, userAgent: undefined } }) },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}
export type SignInLibrary = ReturnType<typeof signInLibrary>
