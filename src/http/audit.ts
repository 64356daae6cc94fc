import { readAudit } from '../usecases/read-audit.ts'
import { type AuditMessage, auditQuerySchema } from '../wire/audit.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf } from './handlers.ts'
import { parseQuery, parserOf } from './input.ts'

const parse = parserOf(auditQuerySchema)
const usualLimit = 200

export const auditRoutes = (deps: AppDeps): HandlersOf<'audit'> => ({
  audit: async ({ operation, url, refuse }) => {
    const query = parseQuery(url, parse)
    if (!query.ok) return refuse(query.problem)
    const entries = await readAudit(deps.store, operation, Number(query.value.limit ?? usualLimit))
    return answer({
      entries: entries.map(({ at, staff, action, subject }) => ({
        at: new Date(at).toISOString(),
        staffId: staff,
        action,
        subject,
      })),
    } satisfies AuditMessage)
  },
})
