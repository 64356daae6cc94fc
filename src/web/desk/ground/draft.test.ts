import { describe, expect, it } from 'vitest'
import type { PlaceId } from '../../../domain/ids.ts'
import type { GroundEdit } from '../../../domain/place/edit.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import type { Place } from '../../../domain/place/place.ts'
import { drafted, noDraft, withEdit, withLastAgain, withoutLast } from './draft.ts'

const id = (name: string) => name as unknown as PlaceId
const square: Place = {
  id: id('torget'),
  parent: null,
  kind: 'square',
  name: 'Torget',
  floor: null,
  floorLabel: null,
  indoor: false,
  geometry: { type: 'Point', coordinates: [0, 0] },
  openingHours: [],
}
const ground: Ground = {
  places: new Map([[square.id, square]]),
  areas: new Map(),
  walks: new Map(),
  occupied: new Set(),
}
const rename = (of: string, name: string): GroundEdit => ({ name: 'change-place', id: id(of), to: { name } })

describe('a draft', () => {
  it('remembers on which revision it began, not where it went on', () => {
    const first = withEdit(noDraft, [rename('torget', 'A')], 4)
    expect(withEdit(first, [rename('torget', 'B')], 6).since).toBe(4)
  })

  it('goes back and forward, and forgets what was taken back when something new is done', () => {
    const two = withEdit(withEdit(noDraft, [rename('torget', 'A')], 1), [rename('torget', 'B')], 1)
    const one = withoutLast(two)
    expect(one?.edits).toHaveLength(1)
    expect(one && withLastAgain(one, 1)).toEqual({ ...two, undone: [] })
    expect(one && withEdit(one, [rename('torget', 'C')], 1).undone).toEqual([])
    expect(withoutLast(noDraft)).toBeNull()
    expect(withLastAgain(noDraft, 1)).toBeNull()
  })

  it('is drawn as far as it goes when somebody took away what it builds on', () => {
    const { ground: now, broken } = drafted(ground, [rename('torget', 'A'), rename('borta', 'B')])
    expect(now.places.get(id('torget'))?.name).toBe('A')
    expect(broken).toMatchObject({ code: 'ground.not-found', id: 'borta', edit: 1 })
  })
})
