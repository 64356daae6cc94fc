import { describe, expect, it } from 'vitest'
import { viewShapes } from '../../../../domain/view/view.ts'
import { keptSearch, parseSearch } from '../../search.ts'
import { addressOfView, searchToKeep } from './views-queries.ts'

const id = '019e8269-4e80-72df-b038-f84db79e9c8c'
/** One well-formed value of each key that the address may have. */
const samples: Readonly<Record<string, string>> = {
  groups: 'robbery,theft',
  sources: 'reported',
  from: '2026-02-16',
  to: '2026-03-02',
  codes: '0845,9802',
  areas: id,
  kinds: 'youth-centre',
  floors: '-1,0,2',
  investigations: 'closed-without-result',
  hours: '114-117,138',
  place: id,
  tab: 'points',
  point: id,
  view: '18.0512,59.3301,15.25',
  show: 'since',
  by: 'harm',
  layer: 'density',
  compare: '2025-10-06..2025-12-28,2026-02-16..2026-03-29',
}

describe('a saved view', () => {
  it('keeps every key of the address, as the server takes it, and brings it back', () => {
    // What was dropped from an address is said once and is no part of a view.
    const keys = keptSearch.filter((key) => String(key) !== 'dropped')
    expect(keys.filter((key) => !(key in viewShapes))).toEqual([])
    const search = parseSearch(Object.fromEntries(keys.map((key) => [key, samples[key]])))
    expect(Object.keys(search).sort()).toEqual([...keys].sort())
    const kept = searchToKeep(search)
    expect(kept).toEqual(search)
    for (const [key, shape] of Object.entries(viewShapes)) expect(samples[key]).toMatch(new RegExp(shape, 'u'))
    expect(parseSearch({ ...addressOfView(kept) })).toEqual(search)
  })

  it('takes what it does not name out of the address', () => {
    expect(addressOfView({ tab: 'points' })).toMatchObject({ tab: 'points', groups: undefined, view: undefined })
    expect(Object.keys(addressOfView({})).sort()).toEqual([...keptSearch].sort())
  })

  it('keeps nothing that could be a sentence', () => {
    for (const shape of Object.values(viewShapes))
      for (const text of [
        'Anna Andersson',
        'a b',
        '<b>',
        '070-123 45 67',
        '0701234567',
        '070-1234567',
        '19850709-9805',
        '',
      ])
        expect(text).not.toMatch(new RegExp(shape, 'u'))
  })
})
