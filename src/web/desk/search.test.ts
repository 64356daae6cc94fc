import { describe, expect, it } from 'vitest'
import { cameraOf, parseSearch, sourcesOf } from './search.ts'

const place = '019d83b5-730a-7c0a-9418-555530093092'

describe('parseSearch', () => {
  it('keeps what is well formed', () => {
    const search = { groups: 'theft,violence', from: '2026-01-05', place, view: '20.17,58.63,16.5' }
    expect(parseSearch(search)).toEqual(search)
    expect(cameraOf(parseSearch(search))).toEqual({ centre: [20.17, 58.63], zoom: 16.5 })
  })

  it('drops what is not, and what it does not know', () => {
    const nonsense = { groups: '<script>', from: 'i går', place: 12, view: '1,2', hours: '9-3', tracking: 'x' }
    expect(parseSearch(nonsense)).toEqual({ dropped: 'groups,from,hours,place,view' })
    expect(parseSearch({ to: '2026-02-31', floors: 2, kinds: 'shop,moon' })).toEqual({
      floors: '2',
      dropped: 'to,kinds',
    })
    expect(parseSearch({ from: '2026-03-02', to: '2026-02-02' })).toEqual({ dropped: 'from,to' })
    expect(cameraOf({})).toBeNull()
  })
})

describe('sourcesOf', () => {
  it('gives the known ones in their own order', () => {
    expect(sourcesOf({ sources: 'observed,reported,rumour' })).toEqual(['reported', 'observed'])
  })
})
