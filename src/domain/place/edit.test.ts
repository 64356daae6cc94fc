import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Geometry, Pair } from '../geo/geometry.ts'
import { areaSquareMetres } from '../geo/polygon.ts'
import type { AreaId, PlaceId, WalkId } from '../ids.ts'
import { applyEdit, applyEdits, type GroundEdit } from './edit.ts'
import { applyChanges, type Ground, inverseOf, isSameRecord, type Repointing, type Walk } from './ground.ts'
import type { Area, Place } from './place.ts'

const box = (east: number, north: number, size = 10): Extract<Geometry, { type: 'Polygon' }> => ({
  type: 'Polygon',
  coordinates: [
    [
      [east, north],
      [east + size, north],
      [east + size, north + size],
      [east, north + size],
      [east, north],
    ],
  ],
})
const id = <I extends string>(name: string) => name as unknown as I
const place = (name: string, more: Partial<Place> = {}): Place => ({
  id: id<PlaceId>(name),
  parent: null,
  kind: 'square',
  name,
  floor: null,
  floorLabel: null,
  indoor: false,
  geometry: null,
  openingHours: [],
  ...more,
})
const target: Area = { id: id<AreaId>('target'), role: 'target', name: 'Centrum', geometry: box(-500, -500, 1000) }
const walk = (name: string, from: string, to: string): Walk => ({
  id: id<WalkId>(name),
  kind: 'walk',
  from: id<PlaceId>(from),
  to: id<PlaceId>(to),
  line: null,
  metres: null,
  floors: null,
  oneWay: false,
})
const groundOf = (places: readonly Place[], more: Partial<Ground> = {}): Ground => ({
  places: new Map(places.map((each) => [each.id, each])),
  areas: new Map([[target.id, target]]),
  walks: new Map(),
  occupied: new Set(),
  ...more,
})
const town = () =>
  groundOf(
    [
      place('torget', { geometry: box(0, 0) }),
      place('gården', { kind: 'courtyard', geometry: box(10, 0) }),
      place('huset', { kind: 'building', indoor: true, geometry: box(30, 0) }),
      place('trappan', { kind: 'stairwell', indoor: true, parent: id('huset') }),
      place('plan 1', { kind: 'floor', indoor: true, parent: id('trappan'), floor: 1 }),
      place('kiosken', { kind: 'shop', parent: id('torget'), geometry: { type: 'Point', coordinates: [8, 5] } }),
    ],
    {
      walks: new Map([
        [id<WalkId>('w1'), walk('w1', 'torget', 'gården')],
        [id<WalkId>('w2'), walk('w2', 'gården', 'huset')],
      ]),
      occupied: new Set([id<PlaceId>('gården')]),
    },
  )
const codeOf = (ground: Ground, edit: GroundEdit) => {
  const applied = applyEdit(ground, edit)
  return applied.ok ? 'ok' : applied.problem.code
}
const edited = (ground: Ground, edit: GroundEdit) => {
  const applied = applyEdit(ground, edit)
  if (!applied.ok) throw new Error(applied.problem.code)
  return applied.value
}
const recordsOf = ({ places, areas, walks }: Ground) => ({
  places: Object.fromEntries(places),
  areas: Object.fromEntries(areas),
  walks: Object.fromEntries(walks),
})

describe('what the ground may not become', () => {
  it('a polygon that crosses itself, and it says where', () => {
    const geometry: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
          [0, 0],
        ],
      ],
    }
    const applied = applyEdit(town(), { name: 'reshape-place', id: id('torget'), geometry })
    expect(applied).toEqual({
      ok: false,
      problem: { code: 'geometry.self-crossing', id: 'torget', at: [5, 5] },
    })
  })

  it.each([
    ['a place far outside', 'place.outside', { geometry: box(40_000, 0) }],
    ['a place nowhere', 'place.nowhere', {}],
    [
      'a floor without a building',
      'place.floor-without-building',
      { kind: 'floor', indoor: true, geometry: box(0, 0) },
    ],
    ['a floor under the open sky', 'place.floor-outdoors', { floor: 1, geometry: box(0, 0) }],
    [
      'an open ring',
      'geometry.broken',
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        },
      },
    ],
    ['a place named after a person', 'place.name-personal', { name: 'Anna Andersson', geometry: box(0, 0) }],
    ['a place with a number in its name', 'place.name-personal', { name: 'Hos 070-123 45 67', geometry: box(0, 0) }],
    ['the same place twice', 'place.duplicate', { name: 'Torget', geometry: box(0, 0) }],
    ['a place in a place that is not there', 'ground.not-found', { parent: id('nowhere'), geometry: box(0, 0) }],
  ] as const)('%s', (_, code, more) => {
    expect(codeOf(town(), { name: 'add-place', place: place('nytt', more as Partial<Place>) })).toBe(code)
  })

  it('a ring of places, a place merged with itself or with what it lies in', () => {
    expect(codeOf(town(), { name: 'change-place', id: id('huset'), to: { parent: id('plan 1') } })).toBe('place.ring')
    expect(codeOf(town(), { name: 'merge-places', id: id('huset'), gone: id('huset') })).toBe('merge.itself')
    expect(codeOf(town(), { name: 'merge-places', id: id('trappan'), gone: id('huset') })).toBe(
      'merge.one-in-the-other',
    )
  })

  it('without a place where incidents happened', () => {
    expect(codeOf(town(), { name: 'remove-place', id: id('gården') })).toBe('place.has-incidents')
    expect(codeOf(town(), { name: 'remove-place', id: id('huset') })).toBe('ok')
  })

  it('a walk from nowhere, or stairs of no length', () => {
    const add = (more: Partial<Walk>) =>
      codeOf(town(), { name: 'add-walk', walk: { ...walk('n', 'torget', 'huset'), ...more } })
    expect(add({})).toBe('ok')
    expect(add({ to: null })).toBe('walk.ends')
    expect(add({ from: id('huset') })).toBe('walk.ends')
    expect(add({ kind: 'stairs' })).toBe('walk.length-unknown')
    expect(add({ kind: 'stairs', floors: 2 })).toBe('ok')
  })
})

describe('splitting', () => {
  const line: Pair[] = [
    [6, -5],
    [6, 15],
  ]
  const split: GroundEdit = {
    name: 'split-place',
    id: id('torget'),
    line,
    part: { id: id('östra'), name: 'Östra torget' },
  }

  it('keeps the larger part, and takes along what stands in the other', () => {
    const { ground, repointings } = edited(town(), split)
    const [kept, made] = [ground.places.get(id('torget')), ground.places.get(id('östra'))]
    expect(areaSquareMetres(kept?.geometry as Geometry)).toBeCloseTo(60)
    expect(areaSquareMetres(made?.geometry as Geometry)).toBeCloseTo(40)
    expect(ground.places.get(id('kiosken'))?.parent).toBe('östra')
    expect(repointings).toMatchObject([{ from: 'torget', to: 'östra' }])
  })

  it('and merging again gives one outline of the same size', () => {
    const { ground } = edited(edited(town(), split).ground, {
      name: 'merge-places',
      id: id('torget'),
      gone: id('östra'),
    })
    const whole = ground.places.get(id('torget'))?.geometry
    expect(whole?.type).toBe('Polygon')
    expect(areaSquareMetres(whole as Geometry)).toBeCloseTo(100)
    expect(ground.places.get(id('kiosken'))?.parent).toBe('torget')
  })

  it.each([
    [
      'a line that misses',
      'split.must-cross-twice',
      [
        [20, -5],
        [20, 15],
      ],
    ],
    [
      'a line that ends inside',
      'split.must-cross-twice',
      [
        [6, -5],
        [6, 5],
      ],
    ],
    [
      'a line that goes in twice',
      'split.must-cross-twice',
      [
        [2, -5],
        [2, 15],
        [4, 15],
        [4, -5],
      ],
    ],
  ] as const)('refuses %s', (_, code, points) => {
    expect(codeOf(town(), { ...split, line: points as unknown as Pair[] })).toBe(code)
  })

  it('cuts along a bent line into parts that make up the whole', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 9.5, noNaN: true }),
        fc.double({ min: 0.5, max: 9.5, noNaN: true }),
        (x, bend) => {
          const bent: Pair[] = [
            [x, -5],
            [bend, 5],
            [10 - x, 15],
          ]
          const { ground } = edited(town(), { ...split, line: bent })
          const sizes = ['torget', 'östra'].map((name) =>
            areaSquareMetres(ground.places.get(id(name))?.geometry as Geometry),
          )
          expect((sizes[0] ?? 0) + (sizes[1] ?? 0)).toBeCloseTo(100, 6)
          expect(sizes[0]).toBeGreaterThanOrEqual((sizes[1] ?? 0) - 1e-9)
        },
      ),
    )
  })
})

const names = ['torget', 'gården', 'huset', 'trappan', 'plan 1', 'kiosken', 'ny', 'del'] as const
const name = fc.constantFrom(...names)
const metres = fc.integer({ min: -40, max: 40 })
const anyEdit: fc.Arbitrary<GroundEdit> = fc.oneof(
  fc.record({ east: metres, north: metres }).map(
    ({ east, north }): GroundEdit => ({
      name: 'add-place',
      place: place('ny', { geometry: box(east, north) }),
    }),
  ),
  fc
    .record({
      id: name,
      to: fc.record(
        { name: fc.constantFrom('Norra', 'Södra'), parent: fc.oneof(name, fc.constant(null)) },
        { requiredKeys: [] },
      ),
    })
    .map((edit) => ({ name: 'change-place', ...edit }) as unknown as GroundEdit),
  fc
    .record({ id: name, east: metres, north: metres })
    .map((edit) => ({ name: 'move-place', ...edit }) as unknown as GroundEdit),
  fc.record({ id: name, x: metres }).map(
    ({ id: of, x }) =>
      ({
        name: 'split-place',
        id: of,
        line: [
          [x, -90],
          [x + 3, 90],
        ],
        part: { id: 'del', name: 'Del' },
      }) as unknown as GroundEdit,
  ),
  fc.record({ id: name, gone: name }).map((edit) => ({ name: 'merge-places', ...edit }) as unknown as GroundEdit),
  fc.record({ id: name }).map((edit) => ({ name: 'remove-place', ...edit }) as unknown as GroundEdit),
  fc
    .record({ from: name, to: name })
    .map(({ from, to }): GroundEdit => ({ name: 'add-walk', walk: walk('w3', from, to) })),
  fc.constant<GroundEdit>({ name: 'remove-walk', id: id('w1') }),
  fc.record({ x: metres }).map(
    ({ x }) =>
      ({
        name: 'split-area',
        id: 'target',
        line: [
          [x, -900],
          [x, 900],
        ],
        part: { id: 'part', name: 'Del' },
      }) as unknown as GroundEdit,
  ),
  fc.constant<GroundEdit>({ name: 'merge-areas', id: id('target'), gone: id('part') }),
)

/** Incidents as the store keeps them: each at a place, some with a position. */
interface Happening {
  readonly place: string
  readonly at: Pair
}
const follow = (incidents: readonly Happening[], repointings: readonly Repointing[]): readonly Happening[] =>
  repointings
    .filter(({ of, within }) => of === 'place' && within === null)
    .reduce<readonly Happening[]>(
      (all, { from, to }) => all.map((each) => (each.place === from ? { ...each, place: to } : each)),
      incidents,
    )

describe('any edits', () => {
  it('are taken back exactly by their inverse', () => {
    let done = 0
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (edits) => {
        const before = town()
        // What is refused changes nothing, so the rest of the list goes on from there.
        let now = before
        const kept: GroundEdit[] = []
        for (const edit of edits) {
          const applied = applyEdit(now, edit)
          if (!applied.ok) continue
          now = applied.value.ground
          kept.push(edit)
        }
        done += kept.length
        const all = applyEdits(before, kept)
        if (!all.ok) throw new Error(all.problem.code)
        expect(recordsOf(all.value.ground)).toEqual(recordsOf(now))
        expect(recordsOf(applyChanges(before, all.value.changes))).toEqual(recordsOf(now))
        const back = applyChanges(now, inverseOf(all.value.changes))
        expect(recordsOf(back)).toEqual(recordsOf(before))
        expect(recordsOf(applyChanges(back, all.value.changes))).toEqual(recordsOf(now))
      }),
      { numRuns: 1000 },
    )
    expect(done).toBeGreaterThan(500)
  })

  it('lose no incident: each is at a place that is there', () => {
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 6 }),
        fc.array(fc.constantFrom(...names.slice(0, 6)), { maxLength: 8 }),
        (edits, at) => {
          let incidents: readonly Happening[] = at.map((held) => ({ place: held, at: [0, 0] }))
          let now: Ground = { ...town(), occupied: new Set(at.map((held) => id<PlaceId>(held))) }
          for (const edit of edits) {
            const applied = applyEdit(now, edit)
            if (!applied.ok) continue
            now = applied.value.ground
            incidents = follow(incidents, applied.value.repointings)
          }
          expect(incidents).toHaveLength(at.length)
          for (const { place: held } of incidents) {
            expect(now.places.has(id(held))).toBe(true)
            expect(now.occupied.has(id(held))).toBe(true)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('leave a tree: nothing hangs in a place that is gone, nothing in a ring', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 8 }), (edits) => {
        let now = town()
        for (const edit of edits) {
          const applied = applyEdit(now, edit)
          if (applied.ok) now = applied.value.ground
        }
        for (const each of now.places.values()) {
          let steps = 0
          for (let at: Place | undefined = each; at?.parent; at = now.places.get(at.parent)) {
            expect(now.places.has(at.parent)).toBe(true)
            if (++steps > now.places.size) throw new Error('a ring of places')
          }
        }
        for (const { from, to } of now.walks.values())
          expect([from, to].every((end) => end && now.places.has(end))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a list of edits', () => {
  it('is all or none, and tells which edit is wrong', () => {
    const applied = applyEdits(town(), [
      { name: 'change-place', id: id('torget'), to: { name: 'Stortorget' } },
      { name: 'remove-place', id: id('gården') },
    ])
    expect(applied).toEqual({ ok: false, problem: { code: 'place.has-incidents', id: 'gården', edit: 1 } })
  })

  it('that comes to nothing changes nothing', () => {
    const applied = applyEdits(town(), [
      { name: 'move-place', id: id('torget'), east: 5, north: 0 },
      { name: 'move-place', id: id('torget'), east: -5, north: 0 },
    ])
    expect(applied.ok && applied.value.changes).toEqual([])
  })

  it('compares records whatever the order of their fields', () => {
    expect(isSameRecord({ a: 1, b: [{ c: 2, d: null }] }, { b: [{ d: null, c: 2 }], a: 1 })).toBe(true)
    expect(isSameRecord({ a: 1 }, { a: 1, b: undefined })).toBe(false)
    expect(isSameRecord([1], { 0: 1 })).toBe(false)
  })
})
