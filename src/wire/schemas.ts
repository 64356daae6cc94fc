import type { Static, TSchema } from 'typebox'
import { auditQuerySchema, auditSchema } from './audit.ts'
import { basemapSchema } from './basemap.ts'
import { exportQuerySchema, rankingQuerySchema, xlsxType } from './exports.ts'
import { featureSchemas, openApiSchema } from './features.ts'
import { healthSchema } from './health.ts'
import {
  createImportDraftQuerySchema,
  importDraftSchema,
  importDraftsSchema,
  runImportDraftSchema,
  setImportDraftSchema,
} from './import-drafts.ts'
import {
  createdImportSchema,
  createImportQuerySchema,
  importProblemsQuerySchema,
  importProblemsSchema,
  importsQuerySchema,
  importsSchema,
  undoneImportSchema,
} from './imports.ts'
import { incidentsQuerySchema, incidentsSchema } from './incidents.ts'
import { layerQuerySchema, layerSchema } from './layer.ts'
import { addMemberSchema, membersSchema, setMemberSchema, toldPasswordSchema } from './members.ts'
import { lookSchema, newsSchema } from './news.ts'
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
import {
  acceptPointSchema,
  dismissPlaceSchema,
  mergePointsSchema,
  movePointSchema,
  pointCandidatesSchema,
  pointsSchema,
  setPointStateSchema,
  splitPointSchema,
} from './points.ts'
import type { RouteName } from './routes.ts'
import { changePasswordSchema, sessionSchema, signInSchema } from './session.ts'
import {
  addUnitSchema,
  changeShiftSchema,
  changeUnitSchema,
  coverageSchema,
  keptSchema,
  makeAppointmentSchema,
  makePatternSchema,
  planShiftSchema,
  seenQuerySchema,
  shiftWeekSchema,
  weekQuerySchema,
} from './shifts.ts'
import { createdTokenSchema, createTokenSchema, tokensSchema } from './tokens.ts'
import { decideStatementSchema, unresolvedSchema } from './unresolved.ts'
import { renameViewSchema, saveViewSchema, viewsSchema } from './views.ts'

/** What crosses the network on one route. */
export interface RouteSchemas {
  /** Closed object of texts; left out: the route takes no query. */
  readonly query?: TSchema
  /** JSON against a closed schema, or a file as it is; left out: the route takes no body. */
  readonly body?: TSchema | 'file'
  /** JSON, a file of this media type, or nothing (204). */
  readonly answer: TSchema | `${string}/${string}` | 'nothing'
  /** Media type of a JSON answer that has one of its own. */
  readonly type?: string
}

/**
 * The messages of every route: the server reads requests with them, the description of the API is made of them.
 * Apart from `routes.ts`, so that a browser that needs addresses does not load them.
 */
export const schemas = {
  health: { answer: healthSchema },
  openApi: { answer: openApiSchema },
  signIn: { body: signInSchema, answer: sessionSchema },
  signOut: { answer: 'nothing' },
  session: { answer: sessionSchema },
  me: { answer: meSchema },
  basemap: { answer: basemapSchema },
  basemapFile: { answer: 'application/vnd.pmtiles' },
  changePassword: { body: changePasswordSchema, answer: 'nothing' },
  operation: { answer: operationSchema },
  places: { answer: placesSchema },
  ground: { answer: groundSchema },
  editPlaces: { body: editPlacesSchema, answer: editedPlacesSchema },
  placeHistory: { answer: placeHistorySchema },
  undoPlaceEdit: { answer: editedPlacesSchema },
  walks: { query: walksQuerySchema, answer: walksSchema },
  picture: { query: pictureQuerySchema, answer: pictureSchema },
  layer: { query: layerQuerySchema, answer: layerSchema },
  unresolved: { answer: unresolvedSchema },
  decideStatement: { body: decideStatementSchema, answer: unresolvedSchema },
  points: { answer: pointsSchema },
  pointCandidates: { answer: pointCandidatesSchema },
  acceptPoint: { body: acceptPointSchema, answer: pointsSchema },
  dismissPlace: { body: dismissPlaceSchema, answer: pointsSchema },
  movePoint: { body: movePointSchema, answer: pointsSchema },
  splitPoint: { body: splitPointSchema, answer: pointsSchema },
  mergePoints: { body: mergePointsSchema, answer: pointsSchema },
  setPointState: { body: setPointStateSchema, answer: pointsSchema },
  undoPointDecision: { answer: pointsSchema },
  imports: { query: importsQuerySchema, answer: importsSchema },
  createImport: { query: createImportQuerySchema, body: 'file', answer: createdImportSchema },
  importDrafts: { answer: importDraftsSchema },
  createImportDraft: { query: createImportDraftQuerySchema, body: 'file', answer: importDraftSchema },
  importDraft: { answer: importDraftSchema },
  setImportDraft: { body: setImportDraftSchema, answer: importDraftSchema },
  discardImportDraft: { answer: 'nothing' },
  runImportDraft: { body: runImportDraftSchema, answer: importDraftSchema },
  stopImportDraft: { answer: importDraftSchema },
  importDraftProgress: { answer: 'text/event-stream' },
  importDraftProblems: { answer: 'text/csv' },
  importProblems: { query: importProblemsQuerySchema, answer: importProblemsSchema },
  undoImport: { answer: undoneImportSchema },
  incidents: { query: incidentsQuerySchema, answer: incidentsSchema },
  exportIncidents: { query: exportQuerySchema, answer: 'text/csv' },
  exportIncidentsGeoJson: { query: exportQuerySchema, answer: 'application/geo+json' },
  exportIncidentsXlsx: { query: exportQuerySchema, answer: xlsxType },
  exportRanking: { query: rankingQuerySchema, answer: 'text/csv' },
  exportRankingXlsx: { query: rankingQuerySchema, answer: xlsxType },
  members: { answer: membersSchema },
  addMember: { body: addMemberSchema, answer: toldPasswordSchema },
  resetMemberPassword: { answer: toldPasswordSchema },
  setMember: { body: setMemberSchema, answer: membersSchema },
  audit: { query: auditQuerySchema, answer: auditSchema },
  tokens: { answer: tokensSchema },
  shifts: { query: weekQuerySchema, answer: shiftWeekSchema },
  planShift: { body: planShiftSchema, answer: keptSchema },
  changeShift: { body: changeShiftSchema, answer: keptSchema },
  withdrawShift: { query: seenQuerySchema, answer: keptSchema },
  makePattern: { body: makePatternSchema, answer: keptSchema },
  withdrawPattern: { answer: keptSchema },
  addUnit: { body: addUnitSchema, answer: keptSchema },
  changeUnit: { body: changeUnitSchema, answer: keptSchema },
  makeAppointment: { body: makeAppointmentSchema, answer: keptSchema },
  withdrawAppointment: { answer: keptSchema },
  coverage: { query: weekQuerySchema, answer: coverageSchema },
  createToken: { body: createTokenSchema, answer: createdTokenSchema },
  revokeToken: { answer: 'nothing' },
  views: { answer: viewsSchema },
  saveView: { body: saveViewSchema, answer: viewsSchema },
  renameView: { body: renameViewSchema, answer: viewsSchema },
  removeView: { answer: viewsSchema },
  news: { answer: newsSchema },
  markLook: { body: lookSchema, answer: newsSchema },
  live: { answer: 'text/event-stream' },
  ...featureSchemas,
} as const satisfies Record<RouteName, RouteSchemas>

type Schemas = typeof schemas
/** The query of a route that takes one, as its schema says. */
export type QueryOf<N extends RouteName> = Schemas[N] extends { query: infer S extends TSchema } ? Static<S> : undefined
/** The JSON body of a route that takes one. */
export type BodyOf<N extends RouteName> = Schemas[N] extends { body: infer S extends TSchema } ? Static<S> : undefined
