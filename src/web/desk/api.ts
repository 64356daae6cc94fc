import type { ProblemMessage } from '../../wire/problem.ts'
import { type RouteName, routes } from '../../wire/routes.ts'

/** A refusal of the server, or `network` when it did not answer at all. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  /** The whole answer: a refused import carries its figures and its rows. */
  readonly document: unknown

  constructor(status: number, code: string, detail = '', document: unknown = null) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.detail = detail
    this.document = document
  }
}

/** `/api/v1/operations/…` from the route table; `:names` are filled from `names`. */
export function addressOf(route: RouteName, names: Readonly<Record<string, string>> = {}): string {
  return routes[route].path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))
}

export interface Call {
  readonly names?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  /** A file as it is. */
  readonly body?: Blob
  /** A message, sent as JSON. */
  readonly json?: unknown
  readonly signal?: AbortSignal
}

/** Calls one route of the table and gives its message. Throws `ApiProblem`. */
export async function call<Message>(
  route: RouteName,
  { names, query = {}, body, json, signal }: Call = {},
): Promise<Message> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : ''
  const sent = json === undefined ? body : JSON.stringify(json)
  const type = json === undefined ? 'application/octet-stream' : 'application/json'
  const headers = { accept: 'application/json', ...(sent === undefined ? {} : { 'content-type': type }) }
  return send<Message>(addressOf(route, names) + search, { method: routes[route].method, headers, body: sent, signal })
}

/** Sent to the window when an answer says that nobody is signed in any more. */
export const sessionOver = 'narvaro.session-over'

/** One request to this origin; the answer's JSON, or a thrown `ApiProblem`. */
export async function send<Message>(address: string, request: RequestInit): Promise<Message> {
  const response = await fetch(address, {
    ...request,
    headers: { 'accept-language': document.documentElement.lang, ...request.headers },
  }).catch(() => null)
  if (!response) throw new ApiProblem(0, 'network')
  const message = await response.json().catch(() => null)
  if (response.ok) return message as Message
  if (response.status === 401) dispatchEvent(new Event(sessionOver))
  const problem = (message ?? {}) as Partial<ProblemMessage>
  throw new ApiProblem(response.status, problem.code ?? `http.${response.status}`, problem.detail, message)
}
