import { describe, expect, it } from 'vitest'
import type { RankedPlace } from '../../../wire/picture.ts'
import { mapShows } from '../search.ts'
import { showable, shownAs } from './shown-as.ts'

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
    expect(rates('harm')).toEqual([])
  })

  it('is offered as far as there is something of it', () => {
    expect(showable([place({})], mapShows)).toEqual([])
    expect(showable([changed], mapShows)).toEqual(['before', 'since', 'change'])
  })
})
