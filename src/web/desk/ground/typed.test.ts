import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenFor, rebased, untouched } from './typed.ts'

const library = { name: 'Biblioteket', kind: 'public-building', hours: [{ weekday: 1 }] }
const typing = { ...untouched(library), values: { ...library, name: 'Kulturhuset' } }

describe('what is typed in a form', () => {
  it('stays when the record changes, and names the field that both have changed', () => {
    const now = { ...library, name: 'Stadsbiblioteket', kind: 'school' }
    expect(rebased(typing, now)).toEqual({
      base: now,
      values: { ...now, name: 'Kulturhuset' },
      met: ['name'],
    })
  })

  it('is no matter to choose about when only other fields have changed, or both say the same', () => {
    expect(rebased(typing, { ...library, kind: 'school' })).toMatchObject({ met: [], values: { name: 'Kulturhuset' } })
    expect(rebased(typing, { ...library, name: 'Kulturhuset' }).met).toEqual([])
  })

  it('is still to be chosen about when the record changes once more elsewhere', () => {
    const first = rebased(typing, { ...library, name: 'Stadsbiblioteket' })
    expect(rebased(first, { ...first.base, kind: 'school' }).met).toEqual(['name'])
    expect(rebased(first, { ...first.base, name: 'Kulturhuset' }).met).toEqual([])
  })

  it('becomes theirs or stays, as chosen', () => {
    const met = rebased(typing, { ...library, name: 'Stadsbiblioteket' })
    expect(chosenFor(met, 'name', true)).toEqual(untouched(met.base))
    expect(chosenFor(met, 'name', false)).toEqual({ ...met, met: [] })
  })

  const record = fc.record({ name: fc.constantFrom('a', 'b', 'c'), floor: fc.constantFrom(null, 0, 1) })
  it('is never lost, whatever the others do and however often', () => {
    fc.assert(
      fc.property(record, record, fc.array(record, { minLength: 1, maxLength: 5 }), (base, values, later) => {
        let form = { base, values, met: [] } as ReturnType<typeof rebased<typeof base>>
        for (const now of later) {
          const before = form
          form = rebased(before, now)
          for (const name of ['name', 'floor'] as const) {
            const wasTyped = before.values[name] !== before.base[name]
            expect(form.values[name]).toBe(wasTyped ? before.values[name] : now[name])
          }
          for (const name of form.met) expect(form.values[name]).not.toBe(form.base[name])
        }
      }),
    )
  })
})
