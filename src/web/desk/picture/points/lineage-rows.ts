import type { PointMessage } from '../../../../wire/points.ts'

/** One stay of a point as a line in its own row; days are whole days since 1970. */
export interface LineageRow {
  readonly key: string
  readonly pointId: string
  readonly placeId: string
  /** Null where it has moved on. */
  readonly state: PointMessage['state'] | null
  readonly from: string
  /** Null while it still stands there. */
  readonly to: string | null
  /** Rows from which it came, by number: a move has one, a merged point as many as there were. */
  readonly cameFrom: readonly number[]
}

/**
 * The point with those it came out of, and unless only those `before` are asked for with those it went into; the
 * earliest first.
 */
export function familyOf(
  points: readonly PointMessage[],
  pointId: string,
  which: 'all' | 'before' = 'all',
): readonly PointMessage[] {
  const byId = new Map(points.map((point) => [point.id, point]))
  const family = new Set<string>()
  const add = (id: string, kin: (point: PointMessage) => readonly string[]) => {
    const point = byId.get(id)
    if (!point) return
    family.add(id)
    for (const next of kin(point)) if (!family.has(next)) add(next, kin)
  }
  add(pointId, ({ parents }) => parents)
  if (which === 'all') {
    family.delete(pointId)
    add(pointId, ({ children }) => children)
  }
  return points
    .filter(({ id }) => family.has(id))
    .toSorted((a, b) =>
      a.openedOn === b.openedOn ? depth(byId, a) - depth(byId, b) : a.openedOn < b.openedOn ? -1 : 1,
    )
}

/** How many generations came before: what opens on the day its parent ends comes after it. */
function depth(byId: ReadonlyMap<string, PointMessage>, { parents }: PointMessage): number {
  return Math.max(
    0,
    ...parents.map((id) => 1 + depth(byId, byId.get(id) ?? ({ parents: [] } as unknown as PointMessage))),
  )
}

/** The places of a point and of those it came out of, in order, none twice in a row. */
export const wayOf = (points: readonly PointMessage[], pointId: string): readonly string[] =>
  familyOf(points, pointId, 'before')
    .flatMap(({ stays }) => stays.map(({ placeId }) => placeId))
    .filter((placeId, i, way) => placeId !== way[i - 1])

/** Every stay of every point of the family, oldest first: a stair down from the first place to where it is now. */
export function lineageRows(
  { points }: { readonly points: readonly PointMessage[] },
  pointId: string,
): readonly LineageRow[] {
  const rows: LineageRow[] = []
  const lastRowOf = new Map<string, number>()
  for (const point of familyOf(points, pointId)) {
    point.stays.forEach(({ placeId, from }, i) => {
      const before = lastRowOf.get(point.id)
      const parents = point.parents.flatMap((id) => lastRowOf.get(id) ?? [])
      const isLast = i === point.stays.length - 1
      rows.push({
        key: `${point.id} ${i}`,
        pointId: point.id,
        placeId,
        state: isLast ? point.state : null,
        from,
        to: isLast ? point.closedOn : (point.stays[i + 1]?.from ?? null),
        cameFrom: before === undefined ? parents : [before],
      })
      lastRowOf.set(point.id, rows.length - 1)
    })
  }
  return rows
}
