import { describe, expect, it } from 'vitest'
import type { GroundEditId, PlaceId } from '../ids.ts'
import { applyEdit, type GroundEdit } from './edit.ts'
import { applyChanges, type Ground } from './ground.ts'
import { conflictsOf, undoEntry, undoneOf } from './ground-history.ts'
import type { Place } from './place.ts'

const id = <I extends string>(name: string) => name as unknown as I
const place = (name: string, parent: string | null = null): Place => ({
  id: id<PlaceId>(name),
  parent: parent as PlaceId | null,
  kind: 'square',
  name,
  floor: null,
  floorLabel: null,
  indoor: false,
  geometry: { type: 'Point', coordinates: [0, 0] },
  openingHours: [],
})
const ground: Ground = {
  places: new Map([place('torget'), place('gården')].map((each) => [each.id, each])),
  areas: new Map(),
  walks: new Map(),
  occupied: new Set(),
}
const after = (from: Ground, edit: GroundEdit) => {
  const applied = applyEdit(from, edit)
  if (!applied.ok) throw new Error(applied.problem.code)
  return applied.value
}
const rename = (of: string, name: string): GroundEdit => ({ name: 'change-place', id: id(of), to: { name } })

describe('undo', () => {
  it('goes back step by step, and forward again', () => {
    const first = after(ground, rename('torget', 'Stortorget'))
    const second = after(first.ground, rename('torget', 'Lilla torget'))
    const backOnce = undoEntry(second.ground, second)
    if (!backOnce.ok) throw new Error('refused')
    const once = applyChanges(second.ground, backOnce.value)
    expect(once.places.get(id('torget'))?.name).toBe('Stortorget')
    expect(undoEntry(once, first).ok).toBe(true)
    const redo = undoEntry(once, { changes: backOnce.value })
    expect(redo.ok && applyChanges(once, redo.value).places.get(id('torget'))?.name).toBe('Lilla torget')
  })

  it('is refused where somebody has gone on from there', () => {
    const first = after(ground, rename('torget', 'Stortorget'))
    const second = after(first.ground, rename('torget', 'Lilla torget'))
    expect(undoEntry(second.ground, first)).toEqual({
      ok: false,
      problem: { code: 'ground.changed-since', id: 'torget' },
    })
  })

  it('is refused where something new would hang in the air', () => {
    const added = after(ground, { name: 'add-place', place: place('ny') })
    const within = after(added.ground, { name: 'add-place', place: place('bänken', 'ny') })
    expect(undoEntry(within.ground, added)).toEqual({
      ok: false,
      problem: { code: 'ground.changed-since', id: 'bänken' },
    })
  })

  it('knows what is undone and what was done again', () => {
    const entry = (name: string, undoes: string | null = null) => ({
      id: id<GroundEditId>(name),
      undoes: undoes === null ? null : id<GroundEditId>(undoes),
    })
    expect([...undoneOf([entry('b', 'a'), entry('a')])]).toEqual(['a'])
    expect([...undoneOf([entry('c', 'b'), entry('b', 'a'), entry('a')])]).toEqual(['b'])
  })
})

describe('two at once', () => {
  const revisions = new Map([['torget', 7]])
  it('meet at the same place only', () => {
    expect(conflictsOf(ground, revisions, [rename('torget', 'A')], 6)).toEqual([{ id: 'torget' }])
    expect(conflictsOf(ground, revisions, [rename('torget', 'A')], 7)).toEqual([])
    expect(conflictsOf(ground, revisions, [rename('gården', 'A')], 0)).toEqual([])
  })

  it('and where one has taken the place away', () => {
    expect(conflictsOf(ground, revisions, [rename('borta', 'A')], 9)).toEqual([{ id: 'borta' }])
  })

  it('never over what the edits make themselves', () => {
    const edits: GroundEdit[] = [{ name: 'add-place', place: place('ny') }, rename('ny', 'Nytt')]
    expect(conflictsOf(ground, revisions, edits, 0)).toEqual([])
  })
})
