import type { LinkProps } from '@tanstack/react-router'
import type { Action } from '../../../domain/access/policy.ts'
import type { Language } from '../../ui/language.tsx'

/** A page of the operation outside its five rooms. */
interface Tool {
  readonly to: NonNullable<LinkProps['to']>
  readonly action: Action
  readonly name: Readonly<Record<Language, string>>
}

/** What stands under *Tools* in the header, for those who may. */
export const tools: readonly Tool[] = [
  {
    to: '/operations/$operationId/ground',
    action: 'place.edit',
    name: { sv: 'Platser och områden', en: 'Places and areas' },
  },
  { to: '/operations/$operationId/members', action: 'member.manage', name: { sv: 'Medlemmar', en: 'Members' } },
  { to: '/operations/$operationId/log', action: 'audit.read', name: { sv: 'Logg', en: 'Log' } },
  { to: '/operations/$operationId/export', action: 'export.create', name: { sv: 'Exportera', en: 'Export' } },
  { to: '/operations/$operationId/api', action: 'token.manage', name: { sv: 'API och nycklar', en: 'API and tokens' } },
  { to: '/operations/$operationId/help', action: 'operation.read', name: { sv: 'Hjälp', en: 'Help' } },
]
