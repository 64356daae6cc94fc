import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnRoles } from '../../../../domain/import/mapping.ts'
import { hasCoordinates, swapped, withRole } from './column-roles.ts'

const role = fc.constantFrom(...columnRoles)
const column = fc.constantFrom('a', 'b', 'c', 'd')
const changes = fc.array(fc.tuple(column, fc.option(role)), { maxLength: 20 })

it('never lets a column have two roles, whatever is chosen in whatever order', () => {
  fc.assert(
    fc.property(changes, (made) => {
      const columns = made.reduce<Record<string, string>>((held, [name, to]) => withRole(held, name, to), {})
      const names = Object.values(columns)
      expect(new Set(names).size).toBe(names.length)
      const [name, to] = made.at(-1) ?? ['', null]
      expect(Object.entries(columns).find(([, held]) => held === name)?.[0] ?? null).toBe(to)
    }),
  )
})

it('swaps the axes and back', () => {
  const columns = { from: 'tid', x: 'lat', y: 'lon' }
  expect(swapped(columns)).toEqual({ from: 'tid', x: 'lon', y: 'lat' })
  expect(swapped(swapped(columns))).toEqual(columns)
  expect([hasCoordinates(columns), hasCoordinates({ x: 'lat' }), hasCoordinates({ point: 'p' })]).toEqual([
    true,
    false,
    true,
  ])
})
