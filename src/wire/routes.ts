import type { Action } from '../domain/access/policy.ts'
import { featureRoutes } from './feature-routes.ts'
import { shiftRoutes } from './shift-routes.ts'

interface Route {
  readonly method: string
  readonly path: string
  readonly action: Action | null
  readonly needsSession: boolean
  /** What a program asks for by itself: it does not keep a session alive that nobody uses. */
  readonly isQuiet?: true
}

/**
 * Every route of the API in one table: the server mounts exactly these, the access test walks them,
 * the browser builds its addresses from them. `action` null: no operation is named (health, sign-in, me).
 */
export const routes = {
  health: { method: 'GET', path: '/healthz', action: null, needsSession: false },
  openApi: { method: 'GET', path: '/api/v1/openapi.json', action: null, needsSession: false },
  signIn: { method: 'POST', path: '/api/auth/sign-in/email', action: null, needsSession: false },
  signOut: { method: 'POST', path: '/api/auth/sign-out', action: null, needsSession: false },
  session: { method: 'GET', path: '/api/auth/get-session', action: null, needsSession: false },
  me: { method: 'GET', path: '/api/v1/me', action: null, needsSession: true },
  basemap: { method: 'GET', path: '/api/v1/basemap', action: null, needsSession: true, isQuiet: true },
  basemapFile: { method: 'GET', path: '/api/v1/basemap/tiles', action: null, needsSession: true, isQuiet: true },
  changePassword: { method: 'POST', path: '/api/v1/me/password', action: null, needsSession: true },
  operation: { method: 'GET', path: '/api/v1/operations/:operationId', action: 'operation.read', needsSession: true },
  places: { method: 'GET', path: '/api/v1/operations/:operationId/places', action: 'place.read', needsSession: true },
  ground: { method: 'GET', path: '/api/v1/operations/:operationId/ground', action: 'place.edit', needsSession: true },
  editPlaces: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/ground/edits',
    action: 'place.edit',
    needsSession: true,
  },
  placeHistory: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/ground/edits',
    action: 'place.edit',
    needsSession: true,
  },
  undoPlaceEdit: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/ground/edits/:editId/undo',
    action: 'place.edit',
    needsSession: true,
  },
  walks: { method: 'GET', path: '/api/v1/operations/:operationId/walks', action: 'place.read', needsSession: true },
  picture: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/picture',
    action: 'picture.read',
    needsSession: true,
  },
  layer: { method: 'GET', path: '/api/v1/operations/:operationId/layer', action: 'picture.read', needsSession: true },
  unresolved: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/unresolved',
    action: 'unresolved.read',
    needsSession: true,
  },
  decideStatement: {
    method: 'PUT',
    path: '/api/v1/operations/:operationId/unresolved/:incidentId/statement',
    action: 'statement.decide',
    needsSession: true,
  },
  points: { method: 'GET', path: '/api/v1/operations/:operationId/points', action: 'point.read', needsSession: true },
  pointCandidates: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/point-candidates',
    action: 'point.read',
    needsSession: true,
  },
  acceptPoint: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/points',
    action: 'point.decide',
    needsSession: true,
  },
  dismissPlace: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/point-dismissals',
    action: 'point.decide',
    needsSession: true,
  },
  movePoint: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/points/:pointId/moves',
    action: 'point.decide',
    needsSession: true,
  },
  splitPoint: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/points/:pointId/splits',
    action: 'point.decide',
    needsSession: true,
  },
  mergePoints: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/point-merges',
    action: 'point.decide',
    needsSession: true,
  },
  setPointState: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/points/:pointId/states',
    action: 'point.decide',
    needsSession: true,
  },
  undoPointDecision: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/point-decisions/:decisionId/undo',
    action: 'point.decide',
    needsSession: true,
  },
  imports: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/imports',
    action: 'import.read',
    needsSession: true,
  },
  createImport: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/imports',
    action: 'import.create',
    needsSession: true,
  },
  importDrafts: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/import-drafts',
    action: 'import.read',
    needsSession: true,
  },
  createImportDraft: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/import-drafts',
    action: 'import.create',
    needsSession: true,
  },
  importDraft: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/import-drafts/:draftId',
    action: 'import.read',
    needsSession: true,
  },
  setImportDraft: {
    method: 'PUT',
    path: '/api/v1/operations/:operationId/import-drafts/:draftId',
    action: 'import.create',
    needsSession: true,
  },
  discardImportDraft: {
    method: 'DELETE',
    path: '/api/v1/operations/:operationId/import-drafts/:draftId',
    action: 'import.create',
    needsSession: true,
  },
  runImportDraft: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/import-drafts/:draftId/runs',
    action: 'import.create',
    needsSession: true,
  },
  stopImportDraft: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/import-drafts/:draftId/stop',
    action: 'import.create',
    needsSession: true,
  },
  importDraftProgress: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/import-drafts/:draftId/progress',
    action: 'import.read',
    needsSession: true,
    isQuiet: true,
  },
  importDraftProblems: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/import-drafts/:draftId/problems',
    action: 'import.read',
    needsSession: true,
  },
  importProblems: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/imports/:importId/problems',
    action: 'import.read',
    needsSession: true,
  },
  undoImport: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/imports/:importId/undo',
    action: 'import.undo',
    needsSession: true,
  },
  incidents: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/incidents',
    action: 'picture.read',
    needsSession: true,
  },
  exportIncidents: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/incidents.csv',
    action: 'export.create',
    needsSession: true,
  },
  exportIncidentsGeoJson: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/incidents.geojson',
    action: 'export.create',
    needsSession: true,
  },
  exportIncidentsXlsx: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/incidents.xlsx',
    action: 'export.create',
    needsSession: true,
  },
  exportRanking: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/ranking.csv',
    action: 'export.create',
    needsSession: true,
  },
  exportRankingXlsx: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/ranking.xlsx',
    action: 'export.create',
    needsSession: true,
  },
  members: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/members',
    action: 'member.manage',
    needsSession: true,
  },
  addMember: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/members',
    action: 'member.manage',
    needsSession: true,
  },
  resetMemberPassword: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/members/:staffId/password',
    action: 'member.manage',
    needsSession: true,
  },
  setMember: {
    method: 'PUT',
    path: '/api/v1/operations/:operationId/members/:staffId',
    action: 'member.manage',
    needsSession: true,
  },
  audit: { method: 'GET', path: '/api/v1/operations/:operationId/audit', action: 'audit.read', needsSession: true },
  tokens: { method: 'GET', path: '/api/v1/operations/:operationId/tokens', action: 'token.manage', needsSession: true },
  createToken: {
    method: 'POST',
    path: '/api/v1/operations/:operationId/tokens',
    action: 'token.manage',
    needsSession: true,
  },
  revokeToken: {
    method: 'DELETE',
    path: '/api/v1/operations/:operationId/tokens/:tokenId',
    action: 'token.manage',
    needsSession: true,
  },
  views: { method: 'GET', path: '/api/v1/operations/:operationId/views', action: 'view.keep', needsSession: true },
  saveView: { method: 'POST', path: '/api/v1/operations/:operationId/views', action: 'view.keep', needsSession: true },
  renameView: {
    method: 'PUT',
    path: '/api/v1/operations/:operationId/views/:viewId',
    action: 'view.keep',
    needsSession: true,
  },
  removeView: {
    method: 'DELETE',
    path: '/api/v1/operations/:operationId/views/:viewId',
    action: 'view.keep',
    needsSession: true,
  },
  news: { method: 'GET', path: '/api/v1/operations/:operationId/news', action: 'news.read', needsSession: true },
  markLook: { method: 'PUT', path: '/api/v1/operations/:operationId/look', action: 'news.read', needsSession: true },
  live: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/live',
    action: 'operation.read',
    needsSession: true,
    isQuiet: true,
  },
  ...shiftRoutes,
  ...featureRoutes,
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
