import { describe, expect, it } from 'vitest'
import { brottskoder } from '../incident/brottskoder.ts'
import { coveredGroups, seriousOf } from './serious.ts'

describe('what is serious', () => {
  it('is by the built-in table shootings, robbery, aggravated assault, arson and explosions, and rape', () => {
    const { codes } = seriousOf(brottskoder)
    for (const code of ['0337', '0855', '0375', '0387', '1301', '1312', '0660']) expect(codes).toContain(code)
    for (const code of ['0355', '0365', '1201', '1302', '0607', '4121', '9802']) expect(codes).not.toContain(code)
    expect(coveredGroups(brottskoder)).toEqual(['lethal-violence', 'violence', 'robbery', 'damage'])
  })

  it('is what an own table says of the codes that it names, and the built-in marks of the others', () => {
    const codes = brottskoder.codes
      .filter(({ code }) => code === '0855' || code === '4128')
      .map((code) => ({ ...code, serious: code.code === '4128' }))
    const own = { ...brottskoder, codes }
    expect(seriousOf(own).codes).toContain('4128')
    expect(seriousOf(own).codes).toContain('0375')
    expect(seriousOf(own).codes).not.toContain('0855')
    expect(coveredGroups(own)).toContain('weapons')
  })
})
