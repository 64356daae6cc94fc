import { describe, expect, it } from 'vitest'
import type { PlaceId, PointDecisionId, PointId } from '../ids.ts'
import type { RankedPlace } from '../picture/picture.ts'
import type { LocalDate } from '../time/interval.ts'
import { candidatesOf, type WatchProposal } from './candidate.ts'
import { lineageOf } from './lineage.ts'
import type { PointDecision, PointState } from './point.ts'

const [square, stairs, wood] = ['square', 'stairs', 'wood'] as unknown as [PlaceId, PlaceId, PlaceId]
const day = Date.UTC(2026, 2, 2)
const ranked = (place: PlaceId, more: Partial<RankedPlace> = {}): RankedPlace => ({
  placeId: place,
  name: place,
  kind: 'square',
  floor: null,
  buildingId: null,
  rank: 1,
  rawRank: 1,
  count: 40,
  discovered: 0,
  rate: { value: 2, low: 1.5, high: 2.6 },
  inTop: 0.9,
  tiedWithNext: false,
  harm: null,
  weekly: [],
  change: { value: 1, low: 0.4, high: 1.6 },
  periods: { before: 1, since: 2 },
  peak: null,
  ...more,
})
const proposal: WatchProposal = {
  place: stairs,
  at: day,
  week: '2026-02-23',
  evidence: 515,
  enough: 120,
  origin: { place: square, metres: 297, onFoot: true, evidence: 90 },
}
const decision = (more: Partial<PointDecision>): PointDecision => ({
  id: 'decision' as unknown as PointDecisionId,
  verb: 'accept',
  at: day + 1,
  on: '2026-03-02',
  by: { role: 'commander', organisation: 'Lokalpolisområdet' },
  seenBy: null,
  place: null,
  reason: null,
  undoes: null,
  changes: [],
  ...more,
})
const point = 'point' as unknown as PointId
const at = (place: PlaceId, state: PointState = 'watch') => ({ place, state })
const accepted = decision({ changes: [{ point, from: null, to: at(stairs) }] })
const closed = decision({
  id: 'closing' as unknown as PointDecisionId,
  verb: 'state',
  on: '2026-03-09',
  changes: [{ point, from: at(stairs), to: at(stairs, 'closed') }],
})
const propose = (
  ranking: readonly RankedPlace[],
  proposals: readonly WatchProposal[],
  decisions: readonly PointDecision[] = [],
  today: LocalDate = '2026-03-10',
) => candidatesOf({ ranking, k: 10, proposals, lineage: lineageOf(decisions), today })

describe('candidates', () => {
  it('come first from the watch, then from the ranking, with all their reasons', () => {
    const both = propose([ranked(square), ranked(stairs, { inTop: 0.2 })], [proposal])
    expect(both.map(({ place }) => place)).toEqual([stairs, square])
    expect(both.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['watch', 'rate', 'risen'],
      ['top', 'rate', 'risen'],
    ])
  })

  it('need to be likely among the first and to have incidents enough; a change is named only when it is clear', () => {
    const few = [ranked(square, { inTop: 0.49 }), ranked(stairs, { count: 9 })]
    expect(propose(few, [])).toEqual([])
    const unclear = propose([ranked(square, { change: { value: 1, low: -0.1, high: 2 } })], [])
    expect(unclear[0]?.reasons.map(({ code }) => code)).toEqual(['top', 'rate'])
  })

  it('are no open points; a place that was a point comes back from the ranking and says so, not from the watch', () => {
    expect(propose([ranked(stairs)], [proposal], [accepted])).toEqual([])
    const again = propose([ranked(stairs)], [proposal], [accepted, closed])
    expect(again[0]?.reasons.map(({ code }) => code)).toEqual(['top', 'rate', 'risen', 'was-point'])
    expect(again[0]?.reasons.at(-1)).toEqual({ code: 'was-point', until: '2026-03-09' })
  })

  it('say that a point was here also when it moved on', () => {
    const moved = decision({
      id: 'moving' as unknown as PointDecisionId,
      verb: 'move',
      on: '2026-03-05',
      changes: [{ point, from: at(stairs), to: at(wood) }],
    })
    const [candidate] = propose([ranked(stairs)], [], [accepted, moved])
    expect(candidate?.reasons.at(-1)).toEqual({ code: 'was-point', until: '2026-03-05' })
  })

  it('stay away for eight weeks after a dismissal, and come back when it is undone', () => {
    const dismissed = decision({ verb: 'dismiss', place: stairs, reason: 'one-off' })
    expect(propose([ranked(stairs)], [proposal], [dismissed], '2026-04-26')).toEqual([])
    expect(propose([ranked(stairs)], [proposal], [dismissed], '2026-04-27')[0]?.reasons[0]?.code).toBe('top')
    const undone = decision({ id: 'undoing' as unknown as PointDecisionId, verb: 'undo', undoes: dismissed.id })
    expect(propose([ranked(stairs)], [proposal], [dismissed, undone])[0]?.reasons[0]?.code).toBe('watch')
  })

  it('that the watch proposes after an answer are new', () => {
    const dismissed = decision({ verb: 'dismiss', place: stairs, reason: 'one-off' })
    expect(propose([], [{ ...proposal, at: day + 2 }], [dismissed])).toHaveLength(1)
  })
})
