import type { PlaceId } from '../ids.ts'
import type { Estimate, RankedPlace } from '../picture/picture.ts'
import { type DayNumber, dayNumberOf } from '../time/calendar.ts'
import type { EpochMs, LocalDate } from '../time/interval.ts'
import { type Lineage, pointAt, standing } from './lineage.ts'
import { isOpen, type PointDecision } from './point.ts'

/** What the displacement watch said when it first proposed a place. */
export interface WatchProposal {
  readonly place: PlaceId
  readonly at: EpochMs
  /** Monday of the week in which there was evidence enough. */
  readonly week: LocalDate
  readonly evidence: number
  /** How much evidence was enough in that week. */
  readonly enough: number
  /** Nearest place that has fallen; a guess for a person to judge. */
  readonly origin: {
    readonly place: PlaceId
    readonly metres: number
    /** The metres are walked; else in a straight line, where the ground has no way between the two. */
    readonly onFoot: boolean
    readonly evidence: number
  } | null
}

/** Why a place is proposed: codes with values, put into words by the desk. */
export type CandidateReason =
  | { readonly code: 'top'; readonly inTop: number; readonly k: number }
  | ({ readonly code: 'rate' } & Estimate)
  | ({ readonly code: 'risen' } & Estimate)
  | ({ readonly code: 'watch' } & Omit<WatchProposal, 'place' | 'at'>)
  /** An earlier point stood here until that day. */
  | { readonly code: 'was-point'; readonly until: LocalDate }

export interface Candidate {
  readonly place: PlaceId
  readonly reasons: readonly CandidateReason[]
}

/** What is proposed, the same for every operation. */
export const candidateRules = {
  /** Probability of being among the first k of the ranking. */
  inTopFrom: 0.5,
  /** With fewer incidents a place is not yet a pattern. */
  incidentsFrom: 10,
  /** A dismissed place is not proposed from the ranking for so long: the ranking's half-life. */
  dismissedDays: 56,
} as const

interface Grounds {
  readonly ranking: readonly RankedPlace[]
  readonly k: number
  readonly proposals: readonly WatchProposal[]
  readonly lineage: Lineage
  readonly today: LocalDate
}

/** Places that are no open point and that nobody has answered for: first those that the watch saw rise, then by rank. */
export function candidatesOf({ ranking, k, proposals, lineage, today }: Grounds): readonly Candidate[] {
  const decisions = standing(lineage)
  const isTaken = (place: PlaceId) => pointAt(lineage, place) !== undefined
  const watched = proposals.filter(({ place, at }) => !isTaken(place) && !isAnswered(decisions, place, at))
  const ranked = ranking.filter(
    ({ placeId, inTop, count }) =>
      inTop >= candidateRules.inTopFrom &&
      count >= candidateRules.incidentsFrom &&
      !isTaken(placeId as PlaceId) &&
      !isDismissed(decisions, placeId as PlaceId, dayNumberOf(today)),
  )
  const places = new Set([...watched.map(({ place }) => place), ...ranked.map(({ placeId }) => placeId as PlaceId)])
  return [...places].map((place) => ({
    place,
    reasons: [
      ...watched.filter((each) => each.place === place).map(watchReason),
      ...rankReasons(
        ranking.find(({ placeId }) => placeId === place),
        k,
      ),
      ...formerReason(lineage, place),
    ],
  }))
}

const watchReason = ({ week, evidence, enough, origin }: WatchProposal): CandidateReason => ({
  code: 'watch',
  week,
  evidence,
  enough,
  origin,
})

/** Any decision about a place answers what was proposed before it. */
const isAnswered = (decisions: readonly PointDecision[], place: PlaceId, proposedAt: EpochMs): boolean =>
  decisions.some(
    (decision) =>
      decision.at >= proposedAt && (decision.place === place || decision.changes.some(({ to }) => to?.place === place)),
  )

/** A place that was proposed, and when somebody last answered for it. */
export interface AnsweredPlace {
  readonly place: PlaceId
  readonly at: EpochMs
}

/** Of what was proposed, what has been answered for since, and when last: there the watch begins anew. */
export function answeredPlaces(proposals: readonly WatchProposal[], lineage: Lineage): readonly AnsweredPlace[] {
  const newestFirst = standing(lineage)
  return proposals.flatMap(({ place, at }) => {
    const answer = newestFirst.find((decision) => isAnswered([decision], place, at))
    return answer ? [{ place, at: answer.at }] : []
  })
}

const isDismissed = (decisions: readonly PointDecision[], place: PlaceId, today: DayNumber): boolean =>
  decisions.some(
    (decision) =>
      decision.verb === 'dismiss' &&
      decision.place === place &&
      today - dayNumberOf(decision.on) < candidateRules.dismissedDays,
  )

function rankReasons(ranked: RankedPlace | undefined, k: number): readonly CandidateReason[] {
  if (!ranked || ranked.count === 0) return []
  const { rate, inTop, change } = ranked
  return [
    ...(inTop >= candidateRules.inTopFrom ? [{ code: 'top' as const, inTop, k }] : []),
    { code: 'rate', ...rate },
    // A direction may be named only when the interval leaves zero out.
    ...(change && change.low > 0 ? [{ code: 'risen' as const, ...change }] : []),
  ]
}

function formerReason({ points }: Lineage, place: PlaceId): readonly CandidateReason[] {
  const ends = [...points.values()].flatMap(({ stays, state, closedOn }) =>
    stays.flatMap((stay, i) => {
      if (stay.place !== place) return []
      const until = stays[i + 1]?.from ?? (isOpen({ state }) ? null : closedOn)
      return until === null ? [] : [until]
    }),
  )
  const until = ends.toSorted().at(-1)
  return until === undefined ? [] : [{ code: 'was-point', until }]
}
