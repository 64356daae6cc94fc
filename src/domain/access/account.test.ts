import { expect, it } from 'vitest'
import { newPassword, parsePerson } from './account.ts'

it('puts an address in lower case and takes blanks off both ends', () =>
  expect(parsePerson({ email: ' Anna@Example.SE ', displayName: ' Anna ' })).toEqual({
    ok: true,
    value: { email: 'anna@example.se', displayName: 'Anna' },
  }))

it.each([
  ['anna', 'Anna', 'user.email-malformed'],
  ['a@b', 'Anna', 'user.email-malformed'],
  [`${'a'.repeat(250)}@b.se`, 'Anna', 'user.email-malformed'],
  ['anna@example.se', '  ', 'user.name-malformed'],
  ['anna@example.se', 'a'.repeat(201), 'user.name-malformed'],
])('refuses %s, %s', (email, displayName, code) =>
  expect(parsePerson({ email, displayName })).toEqual({ ok: false, problem: { code } }),
)

it('draws a password from every byte that is as likely as the others', () => {
  // 31 characters go eight times into 248; 255 and 248 are thrown away, 247 is the last character.
  const bytes = [255, 248, 247, ...Array.from({ length: 19 }, (_, i) => i)]
  const password = newPassword(() => Uint8Array.of(bytes.shift() as number))
  expect(password).toBe('9abcd-efghj-kmnpq-rstuv')
})
