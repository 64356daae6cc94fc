import { done, type Result, refuse } from '../domain/result.ts'
import { openPmtiles } from '../files/pmtiles-file.ts'
import type { ServedBasemap } from '../http/deps.ts'
import type { BasemapSetting } from './settings.ts'

type BasemapProblem = { readonly code: 'basemap-unreadable' | 'basemap-not-pmtiles'; readonly path: string }

/** The base map of the settings as the server needs it; a file is looked into now, so that a bad one stops the start. */
export async function serveBasemap(
  setting: BasemapSetting | null,
): Promise<Result<ServedBasemap | null, BasemapProblem>> {
  if (!setting) return done(null)
  const { source, credit } = setting
  if (source.from === 'address') {
    const { kind, url, origin } = source
    return done({ kind, url, origin, credit, file: null })
  }
  const { path } = source
  const file = await openPmtiles(path)
  if (!file.ok) return refuse({ code: `basemap-${file.problem.code}`, path })
  return done({ kind: file.value.kind, url: null, origin: null, credit, file: file.value })
}
