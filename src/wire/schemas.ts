import type { Static, TSchema } from 'typebox'
import { auditQuerySchema, auditSchema } from './audit.ts'
import { healthSchema } from './health.ts'
import {
  createdImportSchema,
  createImportQuerySchema,
  importProblemsQuerySchema,
  importProblemsSchema,
  importsSchema,
  undoneImportSchema,
} from './imports.ts'
import { membersSchema, setMemberSchema } from './members.ts'
import { meSchema, operationSchema } from './operations.ts'
import { pictureQuerySchema, pictureSchema } from './picture.ts'
import {
  editedPlacesSchema,
  editPlacesSchema,
  groundSchema,
  placeHistorySchema,
  walksQuerySchema,
  walksSchema,
} from './place-edits.ts'
import { placesSchema } from './places.ts'
import type { RouteName } from './routes.ts'
import { sessionSchema, signInSchema } from './session.ts'

/** What crosses the network on one route. */
export interface RouteSchemas {
  /** Closed object of texts; left out: the route takes no query. */
  readonly query?: TSchema
  /** JSON against a closed schema, or a file as it is; left out: the route takes no body. */
  readonly body?: TSchema | 'file'
  /** JSON, a file of this media type, or nothing (204). */
  readonly answer: TSchema | `${string}/${string}` | 'nothing'
}

/**
 * The messages of every route: the server reads requests with them, the description of the API is made of them.
 * Apart from `routes.ts`, so that a browser that needs addresses does not load them.
 */
export const schemas = {
  health: { answer: healthSchema },
  signIn: { body: signInSchema, answer: sessionSchema },
  signOut: { answer: 'nothing' },
  session: { answer: sessionSchema },
  me: { answer: meSchema },
  operation: { answer: operationSchema },
  places: { answer: placesSchema },
  ground: { answer: groundSchema },
  editPlaces: { body: editPlacesSchema, answer: editedPlacesSchema },
  placeHistory: { answer: placeHistorySchema },
  undoPlaceEdit: { answer: editedPlacesSchema },
  walks: { query: walksQuerySchema, answer: walksSchema },
  picture: { query: pictureQuerySchema, answer: pictureSchema },
  imports: { answer: importsSchema },
  createImport: { query: createImportQuerySchema, body: 'file', answer: createdImportSchema },
  importProblems: { query: importProblemsQuerySchema, answer: importProblemsSchema },
  undoImport: { answer: undoneImportSchema },
  exportIncidents: { answer: 'text/csv' },
  members: { answer: membersSchema },
  setMember: { body: setMemberSchema, answer: membersSchema },
  audit: { query: auditQuerySchema, answer: auditSchema },
} as const satisfies Record<RouteName, RouteSchemas>

type Schemas = typeof schemas
/** The query of a route that takes one, as its schema says. */
export type QueryOf<N extends RouteName> = Schemas[N] extends { query: infer S extends TSchema } ? Static<S> : undefined
/** The JSON body of a route that takes one. */
export type BodyOf<N extends RouteName> = Schemas[N] extends { body: infer S extends TSchema } ? Static<S> : undefined
