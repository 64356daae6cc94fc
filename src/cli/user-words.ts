import type { Words } from './language.ts'

/** What `narvaro user` says, apart from refusals. */
export const userWords = {
  add: { sv: 'gör ett konto; lösenordet visas en gång', en: 'make an account; the password is shown once' },
  list: { sv: 'visa alla konton och deras roller', en: 'show all accounts and their roles' },
  role: {
    sv: 'ge någon en roll i en insats, eller none för ingen',
    en: 'give somebody a role in an operation, or none',
  },
  password: { sv: 'ge ett nytt lösenord', en: 'give a new password' },
  disable: { sv: 'stäng ett konto', en: 'close an account' },
  email: { sv: 'e-postadress', en: 'e-mail address' },
  name: { sv: 'namn som visas', en: 'name to show' },
  roleName: { sv: 'roll i insatsen', en: 'role in the operation' },
  operation: { sv: 'insatsens namn eller id', en: 'name or id of the operation' },
  example: {
    sv: '\nRoller: {roles}\n\nExempel:\n  narvaro user add anna@example.se --name "Anna A" --role analyst --operation "Månlunda centrum"\n  narvaro user list',
    en: '\nRoles: {roles}\n\nExamples:\n  narvaro user add anna@example.se --name "Anna A" --role analyst --operation "Månlunda centrum"\n  narvaro user list',
  },
  roleNeeded: { sv: '--operation behöver --role', en: '--operation needs --role' },
  told: {
    sv: 'Lösenord för {email}: {password}\nDet visas bara nu.',
    en: 'Password of {email}: {password}\nIt is shown only now.',
  },
  roleSet: { sv: '{email} är nu {role} i {operation}.', en: '{email} is now {role} in {operation}.' },
  roleTaken: { sv: '{email} har inte längre tillgång till {operation}.', en: '{email} is no longer in {operation}.' },
  closed: {
    sv: 'Kontot {email} är stängt. Det öppnas med: narvaro user reset-password {email}',
    en: 'The account {email} is closed. Open it with: narvaro user reset-password {email}',
  },
  nobody: { sv: 'Inga konton ännu.', en: 'No accounts yet.' },
  shut: { sv: 'stängt', en: 'closed' },
} as const satisfies Record<string, Words>
