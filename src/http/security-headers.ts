/**
 * What every answer carries (trust.md S25). No inline script or style, nothing from elsewhere, in no
 * frame. MapLibre needs `blob:` and `data:` images; its worker is a file of ours. It fetches its tiles, pictures too,
 * so that the origin of a base map has to be open for connections only.
 */
const contentSecurityPolicy = (basemapOrigin: string | null) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    basemapOrigin ? `connect-src 'self' ${basemapOrigin}` : "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // The desk makes one policy, which lets scripts of this origin pass and no markup from a string.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

const always: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const oneYearSeconds = 31_536_000

interface Surroundings {
  /** Whether the public address is https. */
  readonly https: boolean
  /** The only other origin that the desk may ask; null without a base map from elsewhere. */
  readonly basemapOrigin: string | null
}

/** Completes an answer: `no-store` unless it said otherwise, and HSTS where the public address is https. */
export function withSecurityHeaders(response: Response, { https, basemapOrigin }: Surroundings): Response {
  const headers = new Headers(response.headers)
  headers.set('content-security-policy', contentSecurityPolicy(basemapOrigin))
  for (const [name, value] of Object.entries(always)) headers.set(name, value)
  if (https) headers.set('strict-transport-security', `max-age=${oneYearSeconds}`)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  return new Response(response.body, { status: response.status, headers })
}
