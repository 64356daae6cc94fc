import type { BasemapMessage } from '../wire/basemap.ts'
import type { AppDeps } from './deps.ts'
import { answer, type Call, type HandlersOf } from './handlers.ts'

/** Which base map there is, and the bytes of one that lies here as a file. */
export const basemapRoutes = ({ basemap }: AppDeps): HandlersOf<'basemap' | 'basemapFile'> => ({
  basemap: async () =>
    answer({
      basemap: basemap && { kind: basemap.kind, url: basemap.url, credit: basemap.credit },
    } satisfies BasemapMessage),
  basemapFile: async (call) =>
    basemap?.file ? answerRange(call, basemap.file) : call.refuse({ code: 'route.unknown' }),
})

type File = NonNullable<NonNullable<AppDeps['basemap']>['file']>

/** One range or all of it (RFC 9110 §14): a reader of PMTiles asks for a few kilobytes of gigabytes. */
function answerRange({ request }: Call, file: File): Response {
  const asked = request.headers.get('range')
  const headers = {
    'content-type': 'application/vnd.pmtiles',
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    etag: file.tag,
  }
  const range = asked === null ? null : rangeIn(asked, file.bytes)
  if (range === 'outside')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${file.bytes}` } })
  const { first, last } = range ?? { first: 0, last: file.bytes - 1 }
  const length = { 'content-length': String(last - first + 1) }
  return new Response(file.read(first, last), {
    status: range ? 206 : 200,
    headers: range
      ? { ...headers, ...length, 'content-range': `bytes ${first}-${last}/${file.bytes}` }
      : { ...headers, ...length },
  })
}

/** Null: no range that has to be understood, so all of it is the answer (§14.2). */
function rangeIn(header: string, bytes: number): { first: number; last: number } | 'outside' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim())
  if (!found || (found[1] === '' && found[2] === '')) return null
  const [, from = '', to = ''] = found
  const first = from === '' ? Math.max(0, bytes - Number(to)) : Number(from)
  const last = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (to !== '' && from !== '' && Number(to) < first) return null
  return first <= last ? { first, last } : 'outside'
}
