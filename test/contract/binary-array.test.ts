import { type Arbitrary, array, assert, asyncProperty, double, option, string, uuid } from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { binaryArray, type ElementType } from '../../src/storage/binary-array.ts'
import { describeOnEachDatabase } from './databases.ts'

describeOnEachDatabase('an array in binary form', (database) => {
  /** The cells as the database gives them back. */
  const roundTrip = async (type: ElementType, cells: readonly (string | number | null)[]) => {
    const { rows } = await sql<{ cell: string | number | null }>`
      select cell from unnest(${binaryArray(type, cells)}::${sql.raw(type)}[]) with ordinality as given(cell, at)
      order by at`.execute(database.db)
    return rows.map(({ cell }) => cell)
  }

  /** −0 and 0 are equal to the database. */
  const withoutSign = (cell: string | number | null) => (cell === 0 ? 0 : cell)

  const text = string({ unit: 'binary' }).filter((value) => !value.includes('\u0000'))
  const arrays: readonly [ElementType, Arbitrary<string | number>][] = [
    ['text', text],
    ['uuid', uuid()],
    ['double precision', double({ noNaN: false })],
  ]
  it.each(arrays)('of %s comes back as it was', async (type, cell) => {
    await assert(
      asyncProperty(array(option(cell)), async (cells) => {
        expect((await roundTrip(type, cells)).map(withoutSign)).toEqual(cells.map(withoutSign))
      }),
      { numRuns: 60 },
    )
  })
})
