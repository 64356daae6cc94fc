import type { Action, Role } from '../domain/access/policy.ts'
import type { OperationId } from '../domain/ids.ts'
import type { RouteName, routes } from '../wire/routes.ts'
import type { BodyOf, QueryOf } from '../wire/schemas.ts'
import type { Visitor } from './deps.ts'
import type { HeaderList, Language } from './problem-response.ts'
import type { HttpProblem } from './problems.ts'

/** One request on its way to its answer. */
export interface Call {
  readonly request: Request
  readonly url: URL
  /** Whether the connection itself comes from a loopback address, whatever its headers say. */
  readonly fromThisMachine: boolean
  /** The named parts of the path, not yet parsed. */
  readonly params: Readonly<Record<string, string>>
  readonly language: Language
  /** A refusal in the reader's language. */
  refuse(problem: HttpProblem, headers?: HeaderList): Response
}

/** A call by somebody who is signed in. */
export interface VisitorCall extends Call {
  readonly visitor: Visitor
}

/** A call by a member of the operation in the path, whose role may do what the route does. */
export interface MemberCall extends VisitorCall {
  readonly operation: OperationId
  readonly role: Role
  /** Whether the reader may do something else too: her role, and with a token its scopes as well. */
  may(action: Action): boolean
}

type Table = typeof routes

/** What the guard has made sure of before a route's handler runs, read off the route table. */
type Admitted<N extends RouteName> = Table[N]['action'] extends null
  ? Table[N]['needsSession'] extends true
    ? VisitorCall
    : Call
  : MemberCall

/** What a handler gets: who asks, and what, read by the route's own schemas. */
export type CallFor<N extends RouteName> = Admitted<N> & { readonly query: QueryOf<N>; readonly body: BodyOf<N> }

/** One handler for every route of the table, and none besides: the compiler counts them. */
export type Handlers = { readonly [N in RouteName]: (call: CallFor<N>) => Promise<Response> }

/** The handlers of some routes; a feature's file makes these. */
export type HandlersOf<N extends RouteName> = Pick<Handlers, N>

/** An answer with a message of `wire/`. */
export const answer = (message: unknown, status = 200, headers: HeaderList = {}): Response => {
  const all = new Headers(headers)
  if (!all.has('content-type')) all.set('content-type', 'application/json; charset=utf-8')
  return new Response(JSON.stringify(message), { status, headers: all })
}
