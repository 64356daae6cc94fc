import { Hono } from 'hono'
import { StoreRefusal } from '../usecases/ports.ts'
import { type RouteName, routes } from '../wire/routes.ts'
import { schemas } from '../wire/schemas.ts'
import { auditRoutes } from './audit.ts'
import { basemapRoutes } from './basemap.ts'
import { createImportRoutes } from './create-import.ts'
import type { AppDeps } from './deps.ts'
import { withEtag } from './etag.ts'
import { exportRoutes } from './exports.ts'
import { featureHandlers } from './features.ts'
import { type Admission, admit } from './guard.ts'
import type { Call, Handlers } from './handlers.ts'
import { healthRoutes } from './health.ts'
import { importDraftRoutes } from './import-drafts.ts'
import { importRoutes } from './imports.ts'
import { incidentRoutes } from './incidents.ts'
import { type Input, type InputReader, inputReader } from './input.ts'
import { layerRoutes } from './layer.ts'
import { liveRoutes } from './live.ts'
import { memberRoutes } from './members.ts'
import { newsRoutes } from './news.ts'
import { openApiRoutes } from './openapi.ts'
import { operationRoutes } from './operations.ts'
import { pictureRoutes } from './picture.ts'
import { placeEditRoutes } from './place-edits.ts'
import { placeRoutes } from './places.ts'
import { pointRoutes } from './points.ts'
import { type HeaderList, type Language, languageOf, problemResponse } from './problem-response.ts'
import type { HttpProblem } from './problems.ts'
import { isSameOrigin } from './same-origin.ts'
import { withSecurityHeaders } from './security-headers.ts'
import { sessionRoutes } from './session.ts'
import { shiftHandlers } from './shifts.ts'
import { tokenRoutes } from './tokens.ts'
import { unresolvedRoutes } from './unresolved.ts'
import { viewRoutes } from './views.ts'

const handlersOf = (deps: AppDeps): Handlers => ({
  ...healthRoutes(deps),
  ...sessionRoutes(deps),
  ...basemapRoutes(deps),
  ...operationRoutes(deps),
  ...placeRoutes(deps),
  ...placeEditRoutes(deps),
  ...pictureRoutes(deps),
  ...layerRoutes(deps),
  ...unresolvedRoutes(deps),
  ...pointRoutes(deps),
  ...importRoutes(deps),
  ...createImportRoutes(deps),
  ...importDraftRoutes(deps),
  ...incidentRoutes(deps),
  ...exportRoutes(deps),
  ...liveRoutes(deps),
  ...memberRoutes(deps),
  ...auditRoutes(deps),
  ...tokenRoutes(deps),
  ...viewRoutes(deps),
  ...newsRoutes(deps),
  ...shiftHandlers(deps),
  ...openApiRoutes(deps),
  ...featureHandlers(deps),
})

/** Every route of `wire/routes.ts`, each behind the guard; other methods on its path answer 405. */
export function createRouter(deps: AppDeps): Hono<{ Bindings: Peer }> {
  const router = new Hono<{ Bindings: Peer }>({ strict: true })
  const handlers = handlersOf(deps)
  for (const [name, route] of Object.entries(routes)) {
    // The guard and the schemas make the call that the route's handler asks for, see `CallFor`.
    const handler = handlers[name as keyof Handlers] as Handler
    const read = inputReader(schemas[name as RouteName])
    router.on(route.method, route.path, async (context) => {
      const call = callOf(context.req.raw, context.req.param() as Record<string, string>, context.env.fromThisMachine)
      if (call.request.method === 'HEAD') return call.refuse({ code: 'route.method' }, { allow: route.method })
      if (!isSameOrigin(call.request, deps.publicUrl.origin)) return call.refuse({ code: 'request.cross-site' })
      const admission = await admit(deps, route, call)
      const answered = await answerAdmitted(call, admission.call, read, handler)
      // Committed by now, if it changed anything.
      if (route.method !== 'GET' && answered.ok) deps.live.nudge()
      return withCookies(await withEtag(call.request, answered), admission.setCookies)
    })
  }
  for (const [path, methods] of methodsByPath())
    router.all(path, ({ req }) => callOf(req.raw).refuse({ code: 'route.method' }, { allow: methods.join(', ') }))
  router.notFound(({ req }) => answerOther(deps, callOf(req.raw)))
  router.onError((error, { req }) => {
    if (error instanceof StoreRefusal) return callOf(req.raw).refuse({ code: error.problem.code })
    deps.logFault(error)
    return callOf(req.raw).refuse({ code: 'server.error' })
  })
  return router
}

/** What the socket knows of who asks, and all of it that is ever used: the address itself goes no further (S3). */
export interface Peer {
  readonly fromThisMachine: boolean
}
export type App = (request: Request, peer: Peer) => Promise<Response>

/** The whole server as a function: tests call it, `cli/serve.ts` listens with it. */
export function createApp(deps: AppDeps): App {
  const router = createRouter(deps)
  const surroundings = {
    https: deps.publicUrl.protocol === 'https:',
    basemapOrigin: deps.basemap?.origin ?? null,
  }
  return async (request, peer) => withSecurityHeaders(await router.fetch(request, peer), surroundings)
}

function callOf(request: Request, params: Readonly<Record<string, string>> = {}, fromThisMachine = false): Call {
  const language: Language = languageOf(request.headers.get('accept-language'))
  const refuse = (problem: HttpProblem, headers?: HeaderList) => problemResponse(problem, language, headers)
  return { request, url: new URL(request.url), params, fromThisMachine, language, refuse }
}

type Handler = (call: Call & Input) => Promise<Response>

/** Query and body are looked at after the guard: a stranger learns nothing of what a route takes. */
async function answerAdmitted(
  call: Call,
  admitted: Admission['call'],
  read: InputReader,
  handler: Handler,
): Promise<Response> {
  if (!admitted.ok) return call.refuse(admitted.problem)
  const input = await read(call)
  return input.ok ? handler({ ...admitted.value, ...input.value }) : call.refuse(input.problem)
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

const methodsByPath = () =>
  Map.groupBy(Object.values(routes), (route) => route.path)
    .entries()
    .map(([path, all]) => [path, all.map((route) => route.method)] as const)

/** What is no route: a file of the client, or nothing. */
async function answerOther(deps: AppDeps, call: Call): Promise<Response> {
  const { method, headers } = call.request
  if (/^\/api(\/|$)/.test(call.url.pathname)) return call.refuse({ code: 'route.unknown' })
  if (method !== 'GET' && method !== 'HEAD') return call.refuse({ code: 'route.method' }, { allow: 'GET, HEAD' })
  const file = await deps.clientFile(call.url.pathname, headers.get('accept-encoding') ?? '')
  if (!file) return call.refuse({ code: call.url.pathname === '/' ? 'client.not-built' : 'route.unknown' })
  return method === 'HEAD' ? new Response(null, { headers: file.headers }) : file
}
