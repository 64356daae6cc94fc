import { describe, expect, it } from 'vitest'
import { harmWeight, parseHarmTable } from './harm-table.ts'

const groups = ['robbery', 'theft', 'order']
const table = { source: 'Polisområdets beslut 2026-03-01', weights: { robbery: 3.5, order: 0 } }

describe('a harm table', () => {
  it('keeps its weights and its source', () => {
    expect(parseHarmTable(table, groups)).toEqual({ ok: true, value: table })
  })

  it('weighs a group that it does not name as 1', () => {
    expect(['robbery', 'order', 'theft', 'constructor'].map((group) => harmWeight(table, group))).toEqual([
      3.5, 0, 1, 1,
    ])
  })

  it.each([
    [null, 'harm-table.malformed', ''],
    [[table], 'harm-table.malformed', ''],
    [{ ...table, note: 'x' }, 'harm-table.malformed', 'note'],
    [{ weights: table.weights }, 'harm-table.source-missing', 'source'],
    [{ ...table, source: '  ' }, 'harm-table.source-missing', 'source'],
    [{ ...table, source: 'x'.repeat(201) }, 'harm-table.malformed', 'source'],
    [{ ...table, source: 'Fråga anna@example.se' }, 'harm-table.personal-data', 'source'],
    [{ ...table, source: 'Beslut 811218-9876' }, 'harm-table.personal-data', 'source'],
    [{ source: 'x' }, 'harm-table.malformed', 'weights'],
    [{ source: 'x', weights: {} }, 'harm-table.malformed', 'weights'],
    [{ source: 'x', weights: [3] }, 'harm-table.malformed', 'weights'],
    [{ source: 'x', weights: { arson: 1 } }, 'harm-table.group-unknown', 'arson'],
    [{ source: 'x', weights: { robbery: -0.1 } }, 'harm-table.weight-out-of-range', 'robbery'],
    [{ source: 'x', weights: { robbery: Number.NaN } }, 'harm-table.weight-out-of-range', 'robbery'],
    [{ source: 'x', weights: { robbery: Number.POSITIVE_INFINITY } }, 'harm-table.weight-out-of-range', 'robbery'],
    [{ source: 'x', weights: { robbery: '3' } }, 'harm-table.weight-out-of-range', 'robbery'],
  ])('%j is refused: %s at "%s"', (value, code, at) => {
    expect(parseHarmTable(value, groups)).toEqual({ ok: false, problem: { code, at } })
  })
})
