import { describe, expect, it } from 'vitest'
import { chooseSentence, type PlaceEvidence } from './sentence.ts'

const place = (name: string, over: Partial<PlaceEvidence> = {}): PlaceEvidence => ({
  placeId: `${name} id`,
  name,
  inTarget: true,
  tiedWithNext: false,
  change: 0,
  direction: null,
  ...over,
})
const fell = { change: -2, direction: 'fewer' } as const
const rose = { change: 1.5, direction: 'more' } as const

describe('the sentence of the room', () => {
  it('says nothing of nothing', () => {
    expect(chooseSentence([])).toEqual({ code: 'picture.nothing-yet' })
  })

  it('says moved only for a clear fall in the target area and a clear rise', () => {
    expect(chooseSentence([place('Torget', fell), place('Trappan', { ...rose, inTarget: false })])).toEqual({
      code: 'picture.moved',
      down: 'Torget',
      up: 'Trappan',
      downId: 'Torget id',
      upId: 'Trappan id',
    })
  })

  it('tells two places of one name apart', () => {
    const entrance = place('Entrén', { ...rose, placeId: 'second' })
    expect(chooseSentence([place('Entrén', { ...fell, placeId: 'first' }), entrance])).toMatchObject({
      downId: 'first',
      upId: 'second',
    })
  })

  it('calls a rise a rise when only a place outside the target area fell', () => {
    const places = [place('Parken', { ...fell, inTarget: false }), place('Trappan', rose)]
    expect(chooseSentence(places)).toEqual({ code: 'picture.more', up: 'Trappan' })
  })

  it('never calls it fewer while a place clearly rose', () => {
    for (const inTarget of [true, false]) {
      const { code } = chooseSentence([place('Torget', { ...fell, inTarget }), place('Trappan', rose)])
      expect(code).not.toBe('picture.fewer')
    }
  })

  it('names the largest change of several', () => {
    const places = [place('Torget', fell), place('Stationen', { ...fell, change: -3 }), place('Gången', { change: -9 })]
    expect(chooseSentence(places)).toEqual({ code: 'picture.fewer', down: 'Stationen' })
  })

  it('does not build on a change that may be chance, however large', () => {
    expect(chooseSentence([place('Torget', { change: -9 }), place('Trappan', { change: 7 })])).toEqual({
      code: 'picture.most-at',
      place: 'Torget',
    })
  })

  it('says how many cannot be told apart when the first is tied', () => {
    const tied = { tiedWithNext: true }
    expect(chooseSentence([place('A', tied), place('B', tied), place('C'), place('D')])).toEqual({
      code: 'picture.cannot-tell',
      count: 3,
    })
    expect(chooseSentence([place('A', tied), place('B', tied)])).toEqual({ code: 'picture.cannot-tell', count: 2 })
  })
})
