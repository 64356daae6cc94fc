/** A strong validator of bytes (RFC 9110 §8.8.3): 128 bits of their SHA-256. */
export async function etagOf(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `"${[...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')
const tagsIn = (header: string): readonly string[] => header.slice(0, 4000).split(',')

/** `If-None-Match` compares weakly (RFC 9110 §13.1.2): what means the same is the same. */
export const matchesWeakly = (header: string, etag: string): boolean =>
  header.trim() === '*' || tagsIn(header).some((tag) => opaque(tag) === opaque(etag))

/** `If-Match` compares strongly (§13.1.1): a weak tag guards nothing. */
export const matchesStrongly = (header: string, etag: string): boolean =>
  header.trim() === '*' || tagsIn(header).some((tag) => tag.trim() === etag && !etag.startsWith('W/'))

const isJson = (response: Response): boolean => /[/+]json\b/.test(response.headers.get('content-type') ?? '')

/**
 * Gives a JSON answer to a GET its ETag, and answers 304 to a reader who has it already. A handler whose answer tells
 * the time sets a tag of its own.
 */
export async function withEtag(request: Request, response: Response): Promise<Response> {
  if (request.method !== 'GET' || response.status !== 200 || !isJson(response)) return response
  const bytes = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  const etag = headers.get('etag') ?? (await etagOf(bytes))
  headers.set('etag', etag)
  const held = request.headers.get('if-none-match')
  if (held === null || !matchesWeakly(held, etag)) return new Response(bytes, { status: 200, headers })
  headers.delete('content-type')
  return new Response(null, { status: 304, headers })
}
