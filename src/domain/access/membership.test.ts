import { describe, expect, it } from 'vitest'
import type { StaffId } from '../ids.ts'
import { changeRole } from './membership.ts'

const [anna, bo] = ['anna', 'bo'] as unknown as [StaffId, StaffId]
const one = [
  { staff: anna, role: 'administrator' },
  { staff: bo, role: 'analyst' },
] as const
const two = [{ staff: anna, role: 'administrator' } as const, { staff: bo, role: 'administrator' } as const]

describe('changing a role', () => {
  it('keeps the last administrator', () => {
    expect(changeRole(one, anna, null)).toMatchObject({ ok: false, problem: { code: 'member.last-administrator' } })
    expect(changeRole(one, anna, 'analyst').ok).toBe(false)
    expect(changeRole(one, anna, 'administrator').ok).toBe(true)
  })
  it('lets one of two go', () => expect(changeRole(two, anna, null).ok).toBe(true))
  it('lets anybody else change, come and go', () => {
    expect(changeRole(one, bo, null).ok).toBe(true)
    expect(changeRole(one, bo, 'officer').ok).toBe(true)
    expect(changeRole([], bo, 'officer').ok).toBe(true)
  })
})
