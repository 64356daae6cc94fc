import type { Server } from 'node:net'
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { done, type Result, refuse } from '../domain/result.ts'
import type { App, Peer } from '../http/app.ts'

export interface Listener {
  readonly port: number
  /** Takes no new request, lets those under way finish for ten seconds, then cuts. */
  close(): Promise<void>
}

export type ListenProblem = { readonly code: 'port-taken' | 'port-forbidden' | 'address-unknown' }

/** 200 MB at 1 MB/s, and room. */
const requestTimeout = 300_000
const serverOptions = {
  requestTimeout,
  headersTimeout: 15_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5_000,
}
const patienceMs = 10_000

const codes: Record<string, ListenProblem['code']> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'port-forbidden',
  EADDRNOTAVAIL: 'address-unknown',
  ENOTFOUND: 'address-unknown',
}

/** IPv4 also as IPv6 writes it. */
const loopbackAddress = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/

const peerOf = ({ incoming }: HttpBindings | Http2Bindings): Peer => ({
  fromThisMachine: loopbackAddress.test(incoming.socket?.remoteAddress ?? ''),
})

/** Listens on `host:port` with the application. Nothing of a request is logged (S3). */
export async function listen(app: App, host: string, port: number): Promise<Result<Listener, ListenProblem>> {
  const server = createAdaptorServer({
    fetch: (request, env) => app(request, peerOf(env)),
    overrideGlobalObjects: false,
    serverOptions,
  }) as Server & {
    closeAllConnections(): void
  }
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(port, host, listening.resolve)
  try {
    await listening.promise
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? codes[String(error.code)] : undefined
    if (!code) throw error
    return refuse({ code })
  }
  const address = server.address()
  const close = () => {
    const closed = Promise.withResolvers<void>()
    server.close(() => closed.resolve())
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
    return closed.promise.finally(() => clearTimeout(cut))
  }
  return done({ port: typeof address === 'object' && address ? address.port : port, close })
}
