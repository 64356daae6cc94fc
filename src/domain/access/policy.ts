/**
 * The one table that says who may do what (trust.md S20). The server enforces it on every route, the
 * desk greys out from it, and a test walks every route × role.
 */
export const roles = ['administrator', 'commander', 'analyst', 'officer', 'coordinator', 'partner', 'auditor'] as const
export type Role = (typeof roles)[number]

export const actions = [
  'operation.read',
  'place.read',
  'place.edit',
  'picture.read',
  'unresolved.read',
  'statement.decide',
  'point.read',
  'point.decide',
  'import.read',
  'import.create',
  'import.undo',
  'export.create',
  'member.manage',
  'audit.read',
  'token.manage',
  'view.keep',
  'news.read',
  'shift.read',
  'shift.plan',
  'appointment.plan',
  'coverage.read',
] as const
export type Action = (typeof actions)[number]

/**
 * Coordinators and partners get no picture until a sharing decision is recorded for them
 * (OSL 10 kap., trust.md L18, S21): the shared picture is a room of its own, not this one.
 * Administrators run the system and see no incident; auditors read the log and what was imported.
 */
const allowed: Record<Action, readonly Role[]> = {
  'operation.read': roles,
  'place.read': ['commander', 'analyst', 'officer', 'coordinator'],
  'place.edit': ['commander', 'analyst'],
  'picture.read': ['commander', 'analyst', 'officer'],
  'unresolved.read': ['commander', 'analyst', 'officer'],
  // What is said to the public is the commander's word.
  'statement.decide': ['commander'],
  'point.read': ['commander', 'analyst', 'officer'],
  // The numbers propose, the commander decides.
  'point.decide': ['commander'],
  'import.read': ['commander', 'analyst', 'auditor'],
  'import.create': ['commander', 'analyst'],
  'import.undo': ['commander', 'analyst'],
  'export.create': ['commander', 'analyst'],
  'member.manage': ['administrator'],
  'audit.read': ['auditor'],
  // Of one's own; the administrator sees and ends everybody's.
  'token.manage': ['administrator', 'commander', 'analyst'],
  // One's own, and what others share.
  'view.keep': ['commander', 'analyst', 'officer'],
  'news.read': ['commander', 'analyst', 'officer'],
  // Who will be out when is known to those who plan it, and to nobody else before it begins (methods §3).
  'shift.read': ['commander', 'analyst'],
  'shift.plan': ['commander', 'analyst'],
  // Among appointments are requests for company, which tell who is afraid.
  'appointment.plan': ['commander'],
  // Covered or not, hour by hour, from the shift's start.
  'coverage.read': ['commander', 'analyst', 'officer', 'coordinator', 'partner'],
}

export const may = (role: Role, action: Action): boolean => allowed[action].includes(role)
