import type { Action } from '../domain/access/policy.ts'

/**
 * Every route of the API in one table: the server mounts exactly these, the access test walks them,
 * the browser builds its addresses from them. `action` null: no operation is named (health, sign-in, me).
 */
export const routes = {
  health: { method: 'GET', path: '/healthz', action: null, needsSession: false },
  signIn: { method: 'POST', path: '/api/auth/sign-in/email', action: null, needsSession: false },
  signOut: { method: 'POST', path: '/api/auth/sign-out', action: null, needsSession: false },
  session: { method: 'GET', path: '/api/auth/get-session', action: null, needsSession: false },
  me: { method: 'GET', path: '/api/v1/me', action: null, needsSession: true },
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
  exportIncidents: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/incidents.csv',
    action: 'export.create',
    needsSession: true,
  },
  members: {
    method: 'GET',
    path: '/api/v1/operations/:operationId/members',
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
} as const satisfies Record<string, { method: string; path: string; action: Action | null; needsSession: boolean }>

export type RouteName = keyof typeof routes
