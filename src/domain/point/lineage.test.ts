import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaceId, PointDecisionId, PointId } from '../ids.ts'
import { localDateText } from '../time/calendar.ts'
import { decideOnPoint, type PointOrder, type PointProblem } from './decide.ts'
import { type Lineage, lineageOf, standing } from './lineage.ts'
import { isOpen, openingStates, type Point, type PointDecision, placeOf, pointRules, pointStates } from './point.ts'

const firstDay = 20_500
const seenBy = { role: 'officer', organisation: 'police' } as const
const place = (n: number) => `place-${n}` as unknown as PlaceId

/** A diary: each accepted order a day later than the one before. */
class Diary {
  decisions: readonly PointDecision[] = []
  #points = 0

  get today() {
    return localDateText(firstDay + this.decisions.length)
  }
  get lineage(): Lineage {
    return lineageOf(this.decisions)
  }
  get all(): readonly Point[] {
    return [...this.lineage.points.values()]
  }
  order(order: PointOrder): PointProblem | null {
    const newPoint = () => `point-${this.#points++}` as unknown as PointId
    const drafted = decideOnPoint(this.lineage, order, { today: this.today, newPoint })
    if (!drafted.ok) return drafted.problem
    const id = `decision-${this.decisions.length}` as unknown as PointDecisionId
    const by = { role: 'commander', organisation: 'Lokalpolisområdet' } as const
    this.decisions = [...this.decisions, { ...drafted.value, id, at: this.decisions.length, by }]
    return null
  }
}

/** A wish names points and decisions by number, so that it makes sense whatever came before. */
const number = fc.nat(11)
const wish = fc.oneof(
  fc.record({ verb: fc.constant('accept' as const), place: number, state: fc.constantFrom(...openingStates) }),
  fc.record({ verb: fc.constant('dismiss' as const), place: number }),
  fc.record({ verb: fc.constant('move' as const), point: number, place: number }),
  fc.record({ verb: fc.constant('merge' as const), points: fc.array(number, { maxLength: 4 }), place: number }),
  fc.record({ verb: fc.constant('split' as const), point: number, places: fc.array(number, { maxLength: 3 }) }),
  fc.record({ verb: fc.constant('state' as const), point: number, state: fc.constantFrom(...pointStates) }),
  fc.record({ verb: fc.constant('undo' as const), back: fc.nat(4) }),
)
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

function orderOf(diary: Diary, asked: Wish): PointOrder | null {
  const { all, lineage } = diary
  const at = (n: number) => all[n % Math.max(1, all.length)]
  const seen = (n: number) => ({ point: at(n)?.id ?? ('none' as unknown as PointId), revision: at(n)?.revision ?? 0 })
  if (asked.verb === 'accept') return { ...asked, place: place(asked.place) }
  if (asked.verb === 'dismiss') return { ...asked, place: place(asked.place), reason: 'one-off' }
  if (asked.verb === 'move')
    return { verb: 'move', ...seen(asked.point), place: place(asked.place), from: diary.today, seenBy }
  if (asked.verb === 'merge') return { verb: 'merge', points: asked.points.map(seen), place: place(asked.place) }
  if (asked.verb === 'split') return { verb: 'split', ...seen(asked.point), places: asked.places.map(place) }
  if (asked.verb === 'state') return { verb: 'state', ...seen(asked.point), state: asked.state }
  const decision = standing(lineage)[asked.back]
  return decision ? { verb: 'undo', decision: decision.id } : null
}

const diaryOf = (wishes: readonly Wish[]): Diary => {
  const diary = new Diary()
  for (const asked of wishes) {
    const order = orderOf(diary, asked)
    if (order) diary.order(order)
  }
  return diary
}
const diaries = fc.array(wish, { maxLength: 60 }).map(diaryOf)
const runs = { numRuns: 500 }
const withoutRevision = (points: readonly Point[]) => points.map((point) => ({ ...point, revision: 0 }))

describe('the lineage of points', () => {
  it('has no circle: nobody descends from itself', () => {
    fc.assert(
      fc.property(diaries, ({ lineage: { points } }) => {
        for (const { id } of points.values()) {
          const below = new Set<PointId>()
          const queue = [...(points.get(id)?.children ?? [])]
          for (let next = queue.pop(); next; next = queue.pop()) {
            if (below.has(next)) continue
            below.add(next)
            queue.push(...(points.get(next)?.children ?? []))
          }
          expect(below.has(id)).toBe(false)
        }
      }),
      runs,
    )
  })

  it('loses nothing: every point ever opened is there, unless its opening was undone', () => {
    fc.assert(
      fc.property(diaries, ({ lineage }) => {
        const opened = standing(lineage).flatMap(({ changes }) =>
          changes.flatMap(({ point, from }) => (from === null ? [point] : [])),
        )
        expect(new Set(lineage.points.keys())).toEqual(new Set(opened))
        for (const point of lineage.points.values()) {
          for (const parent of point.parents) expect(lineage.points.get(parent)?.children).toContain(point.id)
          for (const child of point.children) expect(lineage.points.get(child)?.parents).toContain(point.id)
        }
      }),
      runs,
    )
  })

  it('closes nothing silently: what ends goes on in its children, or was closed by a decision of that name', () => {
    fc.assert(
      fc.property(diaries, ({ lineage }) => {
        const closings = standing(lineage).filter(({ verb }) => verb === 'state')
        for (const point of lineage.points.values()) {
          if (isOpen(point)) continue
          const byName = closings.some(({ changes }) => changes.some(({ point: id }) => id === point.id))
          expect(byName || point.children.length > 0).toBe(true)
          expect(point.closedOn).not.toBeNull()
        }
      }),
      runs,
    )
  })

  it('undoes exactly: all points are as they were before, and only grow in revision', () => {
    fc.assert(
      fc.property(diaries, wish, (diary, asked) => {
        const before = diary.all
        const order = orderOf(diary, asked)
        if (!order || order.verb === 'undo' || diary.order(order) !== null) return
        const made = diary.decisions.at(-1) as PointDecision
        expect(diary.order({ verb: 'undo', decision: made.id })).toBeNull()
        expect(withoutRevision(diary.all)).toEqual(withoutRevision(before))
        const touched = new Set(made.changes.map(({ point }) => point))
        for (const point of before)
          expect(diary.lineage.points.get(point.id)?.revision).toBe(point.revision + (touched.has(point.id) ? 2 : 0))
        expect(diary.order({ verb: 'undo', decision: made.id })).toEqual({ code: 'point.already-undone' })
      }),
      runs,
    )
  })

  it('keeps open points apart and their days in order', () => {
    fc.assert(
      fc.property(diaries, ({ all }) => {
        const places = all.filter(isOpen).map(placeOf)
        expect(new Set(places).size).toBe(places.length)
        for (const { stays, openedOn, closedOn } of all) {
          const days = [openedOn, ...stays.map(({ from }) => from), ...(closedOn ? [closedOn] : [])]
          expect(days).toEqual(days.toSorted())
        }
      }),
      runs,
    )
  })

  it('takes back everything, one decision after the other, down to nothing', () => {
    fc.assert(
      fc.property(diaries, (diary) => {
        for (let [newest] = standing(diary.lineage); newest; [newest] = standing(diary.lineage))
          expect(diary.order({ verb: 'undo', decision: newest.id })).toBeNull()
        expect(diary.all).toEqual([])
      }),
      runs,
    )
  })
})

describe('a decision on a point', () => {
  const opened = (...states: readonly (typeof openingStates)[number][]) => {
    const diary = new Diary()
    for (const [n, state] of states.entries()) diary.order({ verb: 'accept', place: place(n), state })
    return diary
  }
  const seenOf = (diary: Diary, n = 0) => {
    const { id: point, revision } = diary.all[n] as Point
    return { point, revision }
  }

  it('follows the one table of states', () => {
    for (const from of pointStates)
      for (const to of pointStates) {
        const diary = opened(from === 'watch' ? 'watch' : 'active')
        if (from === 'tapering' || from === 'closed')
          diary.order({ verb: 'state', ...seenOf(diary), state: 'tapering' })
        if (from === 'closed') diary.order({ verb: 'state', ...seenOf(diary), state: 'closed' })
        expect(diary.all[0]?.state).toBe(from)
        const problem = diary.order({ verb: 'state', ...seenOf(diary), state: to })
        expect([from, to, problem === null]).toEqual([from, to, pointRules[from].next.includes(to)])
      }
  })

  it('does not move a closed point', () => {
    const diary = opened('watch')
    diary.order({ verb: 'state', ...seenOf(diary), state: 'closed' })
    const order = { ...seenOf(diary), place: place(7), from: diary.today, seenBy }
    expect(diary.order({ verb: 'move', ...order })).toMatchObject({ code: 'point.closed' })
    expect(diary.order({ verb: 'split', ...seenOf(diary), places: [place(7), place(8)] })).toMatchObject({
      code: 'point.closed',
    })
  })

  it('moves a point with its identity, from a day on that is not before it came nor after today', () => {
    const diary = opened('active')
    const { openedOn, id } = diary.all[0] as Point
    const order = { verb: 'move', ...seenOf(diary), place: place(7), seenBy } as const
    expect(diary.order({ ...order, from: localDateText(firstDay - 1) })).toMatchObject({
      code: 'point.day-out-of-order',
    })
    expect(diary.order({ ...order, from: localDateText(firstDay + 9) })).toMatchObject({
      code: 'point.day-out-of-order',
    })
    expect(diary.order({ ...order, place: place(0), from: openedOn })).toMatchObject({ code: 'point.same-place' })
    const from = diary.today
    expect(diary.order({ ...order, from })).toBeNull()
    expect(diary.all).toMatchObject([{ id, stays: [{ place: place(0) }, { place: place(7), from }], closedOn: null }])
  })

  it('tells who decides on what somebody has changed meanwhile', () => {
    const diary = opened('active')
    const seen = seenOf(diary)
    diary.order({ verb: 'state', ...seen, state: 'tapering' })
    const problem = { code: 'point.changed', point: seen.point }
    expect(diary.order({ verb: 'move', ...seen, place: place(7), from: diary.today, seenBy })).toEqual(problem)
    expect(diary.order({ verb: 'state', ...seen, state: 'tapering' })).toEqual(problem)
  })

  it('merges two or more into one that is worked on as the hardest of them', () => {
    const diary = opened('watch', 'active')
    expect(diary.order({ verb: 'merge', points: [seenOf(diary), seenOf(diary)], place: place(0) })).toEqual({
      code: 'point.too-few',
    })
    expect(diary.order({ verb: 'merge', points: [seenOf(diary), seenOf(diary, 1)], place: place(0) })).toBeNull()
    expect(diary.all.map(({ state }) => state)).toEqual(['closed', 'closed', 'active'])
    expect(diary.all[2]?.parents).toEqual([diary.all[0]?.id, diary.all[1]?.id])
  })

  it('splits one over two or more places, its own among them if it stays there too', () => {
    const diary = opened('active')
    expect(diary.order({ verb: 'split', ...seenOf(diary), places: [place(0), place(0)] })).toEqual({
      code: 'point.too-few',
    })
    expect(diary.order({ verb: 'split', ...seenOf(diary), places: [place(0), place(5)] })).toBeNull()
    expect(diary.all.map(({ state }) => state)).toEqual(['closed', 'active', 'active'])
  })

  it('does not undo what others have built upon, nor to where another point stands by now', () => {
    const diary = opened('active')
    diary.order({ verb: 'move', ...seenOf(diary), place: place(7), from: diary.today, seenBy })
    expect(diary.order({ verb: 'undo', decision: diary.decisions[0]?.id as PointDecisionId })).toEqual({
      code: 'point.decided-since',
    })
    diary.order({ verb: 'accept', place: place(0), state: 'watch' })
    expect(diary.order({ verb: 'undo', decision: diary.decisions[1]?.id as PointDecisionId })).toMatchObject({
      code: 'point.place-taken',
    })
  })

  it('knows only what there is', () => {
    const diary = opened('active')
    const nobody = { point: 'nobody' as unknown as PointId, revision: 1 }
    expect(diary.order({ verb: 'state', ...nobody, state: 'tapering' })).toEqual({ code: 'point.not-found' })
    const none = 'none' as unknown as PointDecisionId
    expect(diary.order({ verb: 'undo', decision: none })).toEqual({ code: 'point.decision-not-found' })
    expect(diary.order({ verb: 'dismiss', place: place(0), reason: 'one-off' })).toMatchObject({
      code: 'point.place-taken',
    })
  })
})
