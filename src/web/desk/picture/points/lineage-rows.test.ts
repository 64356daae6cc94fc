import { describe, expect, it } from 'vitest'
import type { PointMessage } from '../../../../wire/points.ts'
import { flagSpots, pointMoves, straightPath } from '../map/point-moves.ts'
import { familyOf, lineageRows, wayOf } from './lineage-rows.ts'

const point = (id: string, stays: readonly (readonly [string, string])[], more: Partial<PointMessage> = {}) => ({
  id,
  state: 'active' as const,
  stays: stays.map(([placeId, from]) => ({ placeId, from })),
  openedOn: stays[0]?.[1] ?? '',
  closedOn: null,
  parents: [],
  children: [],
  revision: 1,
  ...more,
})
const ended = { state: 'closed', closedOn: '2026-03-20' } as const

/** Square moves to the stairs, which with the kiosk becomes one in the wood; that splits into wood and cellar. */
const points: readonly PointMessage[] = [
  point('c', [['wood', '2026-03-20']], { ...ended, parents: ['a', 'b'], children: ['d', 'e'] }),
  point(
    'a',
    [
      ['square', '2026-03-01'],
      ['stairs', '2026-03-10'],
    ],
    { ...ended, children: ['c'] },
  ),
  point('b', [['kiosk', '2026-03-05']], { ...ended, children: ['c'] }),
  point('d', [['wood', '2026-03-20']], { parents: ['c'] }),
  point('e', [['cellar', '2026-03-20']], { parents: ['c'] }),
  point('other', [['school', '2026-03-02']]),
]

describe('the way of a point', () => {
  it('goes through those it came out of and those it went into, and no others', () => {
    expect(familyOf(points, 'c').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(familyOf(points, 'e').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'e'])
    expect(familyOf(points, 'other').map(({ id }) => id)).toEqual(['other'])
  })

  it('has a row for each stay, each leading back to where it came from', () => {
    const rows = lineageRows({ points }, 'e')
    expect(rows.map(({ placeId, to, cameFrom }) => [placeId, to, cameFrom])).toEqual([
      ['square', '2026-03-10', []],
      ['stairs', '2026-03-20', [0]],
      ['kiosk', '2026-03-20', []],
      ['wood', '2026-03-20', [1, 2]],
      ['cellar', null, [3]],
    ])
    expect(rows[0]?.state).toBeNull()
  })

  it('is told without saying a place twice in a row', () => {
    expect(wayOf(points, 'd')).toEqual(['square', 'stairs', 'kiosk', 'wood'])
  })
})

describe('points on the map', () => {
  it('have an arrow for each way that an open point has come', () => {
    expect(
      pointMoves(points)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(['kiosk wood', 'square stairs', 'stairs wood', 'wood cellar'])
    expect(pointMoves(points.filter(({ state }) => state === 'closed'))).toEqual([])
  })

  it('have flags that do not cover each other, on one spot or near it, and none where the place is nowhere', () => {
    const spots = new Map([
      ['wood', { x: 100, y: 100 }],
      ['cellar', { x: 100, y: 100 }],
      ['school', { x: 110, y: 104 }],
    ])
    const open = points.filter(({ state }) => state !== 'closed')
    const flags = flagSpots(open, (placeId) => spots.get(placeId))
    expect([...flags.keys()]).toEqual(['d', 'e', 'other'])
    const at = [...flags.values()]
    for (const [i, a] of at.entries())
      for (const b of at.slice(i + 1)) expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThan(23.9)
    const alone = flagSpots(open, (placeId) => (placeId === 'school' ? { x: 110, y: 104 } : undefined))
    expect([...alone]).toEqual([['other', { x: 110, y: 104 }]])
  })

  it('have arrows only where one can be seen', () => {
    expect(straightPath({ x: 0, y: 0 }, { x: 60, y: 0 })).toBe('')
    expect(straightPath({ x: 0, y: 0 }, { x: 200, y: 0 })).toBe('M28.0 0.0L172.0 0.0')
  })
})
