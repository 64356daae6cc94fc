import type { Role } from '../../domain/access/policy.ts'

/** What the roles are called in the middle of a sentence. */
const sv: Record<Role, string> = {
  administrator: 'administratör',
  commander: 'insatschef',
  analyst: 'analytiker',
  officer: 'patrull',
  coordinator: 'samordnare',
  partner: 'partner',
  auditor: 'granskare',
}

const en: Record<Role, string> = {
  administrator: 'administrator',
  commander: 'commander',
  analyst: 'analyst',
  officer: 'officer',
  coordinator: 'coordinator',
  partner: 'partner',
  auditor: 'auditor',
}

export const words = { sv, en }
