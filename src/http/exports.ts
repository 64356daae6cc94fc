import { exportFileName, exportIncidents } from '../usecases/export-incidents.ts'
import type { AppDeps } from './deps.ts'
import type { HandlersOf } from './handlers.ts'

/** The operation's incidents as a file; pieces leave as the reader takes them. */
export const exportRoutes = (deps: AppDeps): HandlersOf<'exportIncidents'> => ({
  exportIncidents: async ({ operation, visitor, refuse }) => {
    const made = await exportIncidents(deps, { operation, by: visitor.staff })
    if (!made.ok) return refuse(made.problem)
    const name = encodeURIComponent(exportFileName(made.value.provenance)).replace(/['()*]/g, '')
    return new Response(ReadableStream.from(made.value.csv).pipeThrough(new TextEncoderStream()), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        // RFC 6266: the name as UTF-8; what a reader may do with the content is to save it.
        'content-disposition': `attachment; filename="incidents.csv"; filename*=UTF-8''${name}`,
      },
    })
  },
})
