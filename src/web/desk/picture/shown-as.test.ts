import { describe, expect, it } from 'vitest'
import type { RankedPlace } from '../../../wire/picture.ts'
import { mapShows } from '../search.ts'
import { rankedByHarm, showable, shownAs } from './shown-as.ts'

const place = (over: Partial<RankedPlace>) =>
  ({ rate: { value: 2, low: 1, high: 3 }, harm: null, periods: null, change: null, ...over }) as RankedPlace
const changed = place({ change: { value: -1, low: -4, high: 2 }, periods: { before: 3, since: 2 } })

describe('what the map shows', () => {
  it('is the rate when nothing is said', () => {
    const ranking = [place({})]
    expect(shownAs(ranking, undefined)).toBe(ranking)
  })

  it('is another amount in place of the rate, and no place without one', () => {
    const rates = (show: (typeof mapShows)[number]) => shownAs([place({}), changed], show).map(({ rate }) => rate)
    expect(rates('before')).toEqual([{ value: 3, low: 3, high: 3 }])
    expect(rates('since')).toEqual([{ value: 2, low: 2, high: 2 }])
    expect(rates('change')).toEqual([{ value: 1, low: 0, high: 4 }])
  })

  it('is offered as far as there is something of it', () => {
    expect(showable([place({})], mapShows)).toEqual([])
    expect(showable([changed], mapShows)).toEqual(['before', 'since', 'change'])
  })
})

describe('the order by harm', () => {
  const harm = { rank: 2, value: 9, low: 4, high: 20, inTop: 0.4, tiedWithNext: true, change: null, periods: null }

  it('puts harm a week in place of the count, in rank, rate, change and periods, and leaves out who has none', () => {
    const ranking = [place({ name: 'A', harm }), place({ name: 'B' }), place({ name: 'C', harm: { ...harm, rank: 1 } })]
    expect(rankedByHarm(ranking).map(({ name, rank }) => [name, rank])).toEqual([
      ['C', 1],
      ['A', 2],
    ])
    expect(rankedByHarm([{ ...changed, harm }])).toEqual([
      {
        ...changed,
        harm,
        rank: 2,
        inTop: 0.4,
        tiedWithNext: true,
        change: null,
        periods: null,
        rate: { value: 9, low: 4, high: 20 },
      },
    ])
  })
})
