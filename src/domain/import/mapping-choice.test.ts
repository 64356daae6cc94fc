import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { guessMapping } from './guess-mapping.ts'
import { columnRoles } from './mapping.ts'
import { choiceOf, chooseMapping, layoutName } from './mapping-choice.ts'

const columns = ['id', 'datum', 'brottskod', 'lat', 'lon', 'anteckning']
const { mapping } = guessMapping({
  columns,
  sample: [{ row: 2, cells: ['1', '2026-03-01', '1201', '59.2', '17.9', ''] }],
  timeZone: 'Europe/Stockholm',
  crs: null,
})

it('gives back the guess when it was right', () => {
  const chosen = chooseMapping(mapping, choiceOf(mapping), columns)
  expect(chosen).toEqual({ ok: true, value: { ...mapping, values: { ...mapping.values, code: {} } } })
})

it('takes exactly the columns of the file, each in one role', () => {
  const column = fc.constantFrom(...columns, 'finns inte', '__proto__')
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...columnRoles), column), { selector: ([role]) => role }),
      (pairs) => {
        const names = pairs.map(([, name]) => name)
        const chosen = chooseMapping(mapping, { ...choiceOf(mapping), columns: Object.fromEntries(pairs) }, columns)
        const isRight = names.every((name) => columns.includes(name)) && new Set(names).size === names.length
        expect(chosen.ok).toBe(isRight)
        if (chosen.ok) expect(chosen.value.columns).toEqual(Object.fromEntries(pairs))
      },
    ),
  )
})

it('keeps no value with something personal in it', () => {
  const told = { ...choiceOf(mapping).values, group: { 'ring 070-174 06 05': 'theft' } }
  expect(chooseMapping(mapping, { ...choiceOf(mapping), values: told }, columns)).toEqual({
    ok: false,
    problem: { code: 'mapping.personal-data', field: 'values.group' },
  })
})

it('counts what has no column as other, so that it can be read at all', () => {
  const without = choiceOf({ ...mapping, columns: { from: 'datum', x: 'lon', y: 'lat' } })
  const chosen = chooseMapping(mapping, without, columns)
  expect(chosen.ok && chosen.value.defaultGroup).toBe('other')
})

it('knows a file by its columns and their order', () => {
  expect(layoutName(columns)).toBe(layoutName([...columns]))
  expect(layoutName(columns)).not.toBe(layoutName(columns.toReversed()))
  expect(layoutName(['a', 'b'])).not.toBe(layoutName(['a b']))
})
