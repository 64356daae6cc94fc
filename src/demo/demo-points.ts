import { type PlaceId, type PointDecisionId, type PointId, uuidV7 } from '../domain/ids.ts'
import { decideOnPoint, type PointOrder } from '../domain/point/decide.ts'
import { lineageOf } from '../domain/point/lineage.ts'
import { type PointDecision, placeOf } from '../domain/point/point.ts'
import { invariant } from '../domain/result.ts'
import { localDateText } from '../domain/time/calendar.ts'
import { demoOrganisation } from './as-incidents.ts'
import { wallMoment } from './demo-calendar.ts'
import { bytesFrom, stream } from './draw.ts'
import type { DemoTown } from './events.ts'

interface Step {
  /** Days since the start of the operation. */
  readonly day: number
  /** Handle of the place that the step is about: where the point stands, or where it is opened. */
  readonly at: string
  readonly does: 'accept' | 'watch' | 'move' | 'tapering'
  readonly to?: string
}

/**
 * What the commander of the demo has confirmed, in step with what truly happens (operation-effect.ts): the north side of
 * the square empties and turns up in a cellar at Tallbacken; the south side calms down; the passage is watched. That the
 * whole stairwell above the cellar has risen is left for the displacement watch to say.
 */
const steps: readonly Step[] = [
  { day: 1, at: 'torget-norra-sidan', does: 'accept' },
  { day: 1, at: 'torget-sodra-sidan', does: 'accept' },
  { day: 9, at: 'gangen-vid-stationen', does: 'watch' },
  { day: 31, at: 'torget-norra-sidan', does: 'move', to: 'tallbacken-14-b-kallare' },
  { day: 44, at: 'torget-sodra-sidan', does: 'tapering' },
]

/** Half past five in the afternoon: before the evening shift. */
const decidedAtMinute = 17 * 60 + 30

/** The decisions that the commander of the demo has made by now. Ids depend on seed and name alone. */
export function demoDecisions({ town, calendar }: DemoTown, seed: number, name: string): readonly PointDecision[] {
  const random = stream(seed, `points ${name}`)
  const ids = new Map(town.places.map(({ key, place }) => [key, place.id]))
  const decisions: PointDecision[] = []
  for (const step of steps) {
    const at = wallMoment(calendar.clock, calendar.startDay + step.day, decidedAtMinute)
    if (at > calendar.now) break
    const today = localDateText(calendar.startDay + step.day)
    const frame = { today, newPoint: () => uuidV7<PointId>(at, bytesFrom(random, 10)) }
    const drafted = decideOnPoint(lineageOf(decisions), orderOf(step, decisions, ids, today), frame)
    invariant(drafted.ok, `the demo's commander may not ${step.does} ${step.at}`)
    const id = uuidV7<PointDecisionId>(at, bytesFrom(random, 10))
    decisions.push({ ...drafted.value, id, at, by: { role: 'commander', organisation: demoOrganisation } })
  }
  return decisions
}

function orderOf(
  { at, does, to = '' }: Step,
  decisions: readonly PointDecision[],
  ids: ReadonlyMap<string, PlaceId>,
  today: PointDecision['on'],
): PointOrder {
  const placeNamed = (key: string) => {
    const id = ids.get(key)
    invariant(id, `the town has no place ${key}`)
    return id
  }
  const place = placeNamed(at)
  if (does === 'accept' || does === 'watch') {
    return { verb: 'accept', place, state: does === 'accept' ? 'active' : 'watch' }
  }
  const point = [...lineageOf(decisions).points.values()].find((each) => placeOf(each) === place)
  invariant(point, `no point of the demo stands at ${at}`)
  const seen = { point: point.id, revision: point.revision }
  if (does !== 'move') return { verb: 'state', ...seen, state: does }
  const seenBy = { role: 'caretaker', organisation: 'landlord' } as const
  return { verb: 'move', ...seen, place: placeNamed(to), from: today, seenBy }
}
