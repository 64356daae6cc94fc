import { precisionFor } from '../domain/feature/precision.ts'
import { type IncidentId, parseId } from '../domain/ids.ts'
import { incidentFeature } from '../usecases/feature/incident-feature.ts'
import { readIncidentPage } from '../usecases/read-incidents.ts'
import type { AppDeps } from './deps.ts'
import { readFilter } from './exports.ts'
import { answer, type HandlersOf } from './handlers.ts'

const usualLimit = 200

/** The rows behind a picture, a page at a time, as far as the reader is cleared. */
export const incidentRoutes = (deps: AppDeps): HandlersOf<'incidents'> => ({
  incidents: async (call) => {
    const { limit = usualLimit, after, ...asked } = call.query
    const filter = await readFilter(deps, call, asked)
    if (!filter.ok) return call.refuse(filter.problem)
    const from = after === undefined ? null : parseId<IncidentId>(after)
    const page = { after: from?.ok ? from.value : null, limit: Number(limit) }
    const { ground, incidents, next } = await readIncidentPage(deps.store, call.operation, filter.value, page)
    const messages = incidents.map((incident) => {
      const { id, geometry, properties } = incidentFeature(ground, incident, precisionFor(call.role))
      return { id, ...properties, position: geometry?.coordinates ?? null }
    })
    return answer({ incidents: messages, next })
  },
})
