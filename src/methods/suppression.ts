import { Type } from 'typebox'
import { fail } from '../analysis/check.ts'
import { type SuppressedTable, suppressTable } from '../analysis/suppression.ts'
import { defineMethod } from './method.ts'
import { closed, count, list, oneOf, optional, orNull, whole } from './schema-parts.ts'

const parts = ['cell', 'row-total', 'group', 'group-total', 'column-total', 'total'] as const

const shown = (description: string) => list(orNull(count()), description)
const upTo = (most: number, description: string) => Type.Integer({ minimum: 0, maximum: most, description })

export const suppression = defineMethod({
  name: 'suppression',
  version: 1,
  page: 'suppression',
  question: {
    sv: 'Vilka tal i en tabell får lämnas ut, så att inget litet antal kan räknas fram ur de andra?',
    en: 'Which numbers of a table can be let out, so that no small count can be worked out from the others?',
  },
  input: closed({
    counts: list(
      list(upTo(1e9, 'a count')),
      'rows of counts, without margins; one column makes a one-dimensional table',
    ),
    group: Type.Optional(
      list(upTo(9_999, 'a group'), 'group of each row, 0, 1, 2 …: areas that add up to larger areas'),
    ),
    threshold: optional(whole(2, 1000, 'counts below it are small'), 5),
    zeros: optional(oneOf(['shown', 'hidden'], 'whether none is shown as 0 or hidden like a small count'), 'shown'),
  }),
  output: closed({
    published: closed(
      {
        cells: list(shown('a row'), 'as `counts`'),
        rowTotals: shown('one a row; empty for one column'),
        groups: list(shown('a group of rows'), 'one list a group'),
        groupTotals: shown('one a group; empty for one column'),
        columnTotals: shown('one a column; for one column the total'),
        total: orNull(count()),
      },
      'what can be let out; null is a hidden number',
    ),
    inside: closed(
      {
        small: count('numbers hidden because they are small'),
        protecting: count('numbers hidden so that others cannot be worked out'),
        lost: count('sum of the numbers hidden for others'),
        audit: list(
          closed({
            part: oneOf(parts),
            row: orNull(count('of the counts, or of the groups')),
            column: orNull(count()),
            why: oneOf(['small', 'protects']),
            low: count('the least that it can be for a reader who knows the rule'),
            high: orNull(count('the most; null without limit')),
          }),
          'every hidden number',
        ),
      },
      'never let this out: it tells which of the hidden numbers are small',
    ),
  }),
  example: {
    counts: [
      [20, 50, 10],
      [3, 19, 22],
      [17, 32, 12],
    ],
  },
  run: ({ counts, group, threshold, zeros }, hooks) => {
    const columns = counts[0]?.length ?? 0
    if (columns === 0) fail('empty', 'counts', 'at least one row with one count')
    const ragged = counts.findIndex((row) => row.length !== columns)
    if (ragged !== -1) fail('length-differs', 'counts', `rows of ${columns} counts, as the first`, ragged)
    const table = { counts: counts.flat(), rows: counts.length, columns, group }
    return toldOf(suppressTable(table, { threshold, zeros }, hooks), counts.length, columns)
  },
})

function toldOf(table: SuppressedTable, rows: number, columns: number) {
  const { height, width, values, hidden, lost } = table
  const numberAt = (row: number, column: number) => {
    const cell = row * width + column
    return hidden[cell] === 0 ? (values[cell] ?? 0) : null
  }
  const rowOf = (row: number) => Array.from({ length: columns }, (_, column) => numberAt(row, column))
  const rowsFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => rowOf(from + i))
  const totals = (from: number, to: number) =>
    columns === 1 ? [] : Array.from({ length: to - from }, (_, i) => numberAt(from + i, columns))
  return {
    published: {
      cells: rowsFrom(0, rows),
      rowTotals: totals(0, rows),
      groups: rowsFrom(rows, height - 1),
      groupTotals: totals(rows, height - 1),
      columnTotals: rowOf(height - 1),
      total: numberAt(height - 1, width - 1),
    },
    inside: {
      small: hidden.filter((why) => why === 1).length,
      protecting: hidden.filter((why) => why === 2).length,
      lost,
      audit: Array.from(hidden.keys())
        .filter((cell) => hidden[cell] !== 0)
        .map((cell) => auditLine(table, cell, rows, columns)),
    },
  }
}

/** Names of what stands in the rows, the groups and the row of totals: in a column, and at the end of the row. */
const names = [
  ['cell', 'row-total'],
  ['group', 'group-total'],
  ['column-total', 'total'],
] as const

function auditLine({ width, height, hidden, low, high }: SuppressedTable, cell: number, rows: number, columns: number) {
  const [row, column] = [Math.floor(cell / width), cell % width]
  const band = row < rows ? 0 : row < height - 1 ? 1 : 2
  const atEnd = column === columns || (band === 2 && columns === 1)
  return {
    part: names[band][atEnd ? 1 : 0],
    row: [row, row - rows, null][band],
    column: atEnd ? null : column,
    why: hidden[cell] === 1 ? 'small' : 'protects',
    low: low[cell] ?? 0,
    high: high[cell] ?? 0,
  }
}
