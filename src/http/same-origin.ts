const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a Host (or host part of an origin), with or without port, names this very machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  return loopbackNames.has(name) || /^127(\.\d{1,3}){3}$/.test(name)
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change something: it must say that it comes from our own pages, by
 * Sec-Fetch-Site or Origin, and neither may say otherwise. Every browser since 2020 sends one of them
 * with each request that changes; a program sends `Origin` itself. Against cross-site request forgery.
 * @param publicOrigin the origin people use, from NARVARO_URL
 */
export function isSameOrigin(request: Request, publicOrigin: string): boolean {
  if (safeMethods.has(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site === null && origin === null) return false
  if (site !== null && site !== 'same-origin') return false
  return origin === null || origin === publicOrigin || isOwnLoopback(origin, request)
}

/** On one machine `localhost` and `127.0.0.1` are both our address, whichever of them was configured. */
function isOwnLoopback(origin: string, request: Request): boolean {
  const host = new URL(request.url).host
  return isLoopbackHost(host) && origin.toLowerCase() === `http://${host}`
}
