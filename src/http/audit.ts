import { readAudit } from '../usecases/read-audit.ts'
import type { AuditMessage } from '../wire/audit.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'

const usualLimit = 200

export const auditRoutes = (deps: AppDeps): HandlersOf<'audit'> => ({
  audit: async ({ operation, query }) => {
    const entries = await readAudit(deps.store, operation, Number(query.limit ?? usualLimit))
    return answer({
      entries: entries.map(({ at, staff, displayName, action, subject }) => ({
        at: new Date(at).toISOString(),
        staffId: staff,
        displayName,
        action,
        subject,
      })),
    } satisfies AuditMessage)
  },
})
