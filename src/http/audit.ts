import { readAudit } from '../usecases/read-audit.ts'
import type { AuditMessage } from '../wire/audit.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'

const usualLimit = 200

export const auditRoutes = (deps: AppDeps): HandlersOf<'audit'> => ({
  audit: async ({ operation, query: { limit = usualLimit, after } }) => {
    const before = after === undefined ? {} : { before: Number(after) }
    const { entries, next } = await readAudit(deps.store, operation, { limit: Number(limit), ...before })
    return answer({
      entries: entries.map(({ at, staff, displayName, action, subject }) => ({
        at: new Date(at).toISOString(),
        staffId: staff,
        displayName,
        action,
        subject,
      })),
      next: next === null ? null : String(next),
    } satisfies AuditMessage)
  },
})
