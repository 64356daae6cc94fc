import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'

const patienceMs = 5000

/** `GET /healthz`: 200 only when a query ran just now, so that it can also be believed. */
export const healthRoutes = (deps: AppDeps): HandlersOf<'health'> => ({
  health: async (call) => {
    try {
      const { database, migration } = await withinPatience(deps.health())
      return answer({ status: 'ok', version: deps.version, database, migration })
    } catch {
      return call.refuse({ code: 'server.not-ready' })
    }
  },
})

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the database did not answer in time')), patienceMs)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
