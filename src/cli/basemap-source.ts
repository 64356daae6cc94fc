import type { BasemapKind } from '../domain/basemap/basemap.ts'
import { done, type Result, refuse } from '../domain/result.ts'

/** Where a base map comes from: an address that browsers ask, or a file that the server reads for them. */
export type BasemapSource =
  | { readonly from: 'address'; readonly kind: BasemapKind; readonly url: string; readonly origin: string }
  | { readonly from: 'file'; readonly path: string }

type BasemapProblem = { readonly code: 'not-a-basemap' | 'not-private' }

const placeholder = /\{[^}]*\}/g
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Reads the setting: `https://…/{z}/{x}/{y}.png`, the same with `.pbf` or `.mvt` for shapes, the address of a
 * MapLibre style (`.json`), or the path of a `.pmtiles` file. Over plain http only from this machine: everything else
 * would tell the network where an operation is looking.
 */
export function parseBasemap(text: string): Result<BasemapSource, BasemapProblem> {
  if (!/^https?:/i.test(text))
    return /\.pmtiles$/i.test(text) && !text.includes('://')
      ? done({ from: 'file', path: text })
      : refuse({ code: 'not-a-basemap' })
  const url = URL.parse(text.replace(placeholder, '0'))
  const kind = url && kindOf(text, url.pathname)
  if (!url || !kind || url.username || url.password) return refuse({ code: 'not-a-basemap' })
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) return refuse({ code: 'not-private' })
  return done({ from: 'address', kind, url: text, origin: url.origin })
}

/** Placeholders are all three or none, and behind the origin: the policy can open one origin only. */
function kindOf(text: string, pathname: string): BasemapKind | null {
  const names = [...text.matchAll(placeholder)].map(([name]) => name).toSorted()
  if (names.length === 0) return pathname.endsWith('.json') ? 'style' : null
  const [host] = text.replace(/^https?:\/\//i, '').split('/')
  if (names.join() !== '{x},{y},{z}' || host?.includes('{')) return null
  return /\.(pbf|mvt)$/.test(pathname) ? 'vector' : 'raster'
}
