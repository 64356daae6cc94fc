import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions, may, roles } from '../access/policy.ts'
import type { StaffId, TokenId } from '../ids.ts'
import {
  type ApiToken,
  grantScopes,
  isTokenAlive,
  isTokenText,
  mayEndToken,
  tokenEnd,
  tokenMay,
  tokenScopes,
} from './token.ts'

const [anna, bo] = ['anna', 'bo'] as unknown as [StaffId, StaffId]
const token: ApiToken = {
  id: 'token' as unknown as TokenId,
  staff: anna,
  ending: 'abcd',
  scopes: ['place.read'],
  createdAt: 0,
  expiresAt: 1000,
  revokedAt: null,
  lastUsedOn: null,
}
const anyScopes = fc.subarray([...tokenScopes])
const anyRole = fc.constantFrom(...roles)

describe('a token', () => {
  it('opens nothing once it has ended or was revoked', () => {
    expect(isTokenAlive(token, 999)).toBe(true)
    expect(isTokenAlive(token, 1000)).toBe(false)
    expect(isTokenAlive({ ...token, revokedAt: 5 }, 6)).toBe(false)
  })

  it('never does more than its maker may, nor more than it was made for', () => {
    fc.assert(
      fc.property(anyScopes, anyRole, fc.constantFrom(...actions), (scopes, role, action) => {
        const allowed = tokenMay({ scopes }, role, action)
        expect(allowed).toBe(may(role, action) && (scopes as readonly string[]).includes(action))
      }),
    )
  })

  it('is made only for what its maker may do, and changes nothing', () => {
    fc.assert(
      fc.property(anyScopes, anyRole, (scopes, role) => {
        const granted = grantScopes(role, [...scopes, ...scopes])
        expect(granted.ok).toBe(scopes.every((scope) => may(role, scope)))
        if (granted.ok) expect(granted.value).toEqual(scopes)
      }),
    )
    expect(tokenScopes.filter((scope) => /manage|undo|import\.create/.test(scope))).toEqual([])
  })

  it('lasts a year at most', () => {
    expect(tokenEnd(0, 1)).toBe(86_400_000)
    expect(tokenEnd(0, 1000)).toBe(365 * 86_400_000)
  })

  it('is ended by its maker and by the administrator', () => {
    expect(mayEndToken('analyst', anna, token)).toBe(true)
    expect(mayEndToken('commander', bo, token)).toBe(false)
    expect(mayEndToken('administrator', bo, token)).toBe(true)
  })

  it('is told from other passwords', () => {
    expect(isTokenText(`nvr_${'a'.repeat(43)}`)).toBe(true)
    for (const text of ['', 'secret', 'nvr_short', `nvr_${'a'.repeat(44)}`, `nvr_${'å'.repeat(43)}`])
      expect(isTokenText(text)).toBe(false)
  })
})
