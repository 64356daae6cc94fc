import { done, type Result, refuse } from '../result.ts'

export interface NewPerson {
  readonly email: string
  readonly displayName: string
}

export type NewPersonProblem = { readonly code: 'user.email-malformed' | 'user.name-malformed' }

const address = /^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]+$/

/** An e-mail address in lower case and a name to show, or which of them is wrong. */
export function parsePerson({ email, displayName }: NewPerson): Result<NewPerson, NewPersonProblem> {
  const person = { email: email.trim().toLowerCase(), displayName: displayName.trim() }
  if (person.email.length > 254 || !address.test(person.email)) return refuse({ code: 'user.email-malformed' })
  const { length } = person.displayName
  return length < 1 || length > 200 ? refuse({ code: 'user.name-malformed' }) : done(person)
}

/** No letter or digit that can be taken for another, so that it can be read off a screen. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 5

/**
 * A new password: four groups of five characters, 99 bits.
 * @param randomBytes gives that many cryptographically strong bytes
 */
export function newPassword(randomBytes: (count: number) => Uint8Array): string {
  const characters = Array.from({ length: groups * groupLength }, () => drawn(randomBytes))
  return Array.from({ length: groups }, (_, i) =>
    characters.slice(i * groupLength, (i + 1) * groupLength).join(''),
  ).join('-')
}

/** One character, each as likely: bytes beyond the last whole round of the alphabet are thrown away. */
function drawn(randomBytes: (count: number) => Uint8Array): string {
  const usable = 256 - (256 % alphabet.length)
  for (;;) {
    const byte = randomBytes(1)[0] as number
    if (byte < usable) return alphabet[byte % alphabet.length] as string
  }
}
