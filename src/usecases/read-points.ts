import type { OperationId } from '../domain/ids.ts'
import { answeredPlaces, type Candidate, candidatesOf, type WatchProposal } from '../domain/point/candidate.ts'
import { type Lineage, lineageOf, pointAt } from '../domain/point/lineage.ts'
import { done, invariant } from '../domain/result.ts'
import { localDateText } from '../domain/time/calendar.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { localClock, localDay } from '../domain/time/local-clock.ts'
import { pictureParameters } from './picture/picture-input.ts'
import type { Clock, Store, StoreTx } from './ports.ts'
import type { ReadPicture } from './read-picture.ts'
import type { ReadWatch } from './read-watch.ts'

export interface PointsNow {
  readonly lineage: Lineage
  /** In the operation's own time zone. */
  readonly today: LocalDate
}

/** All points with all that was decided about them. */
export const readPoints = ({ store, clock }: { store: Store; clock: Clock }, id: OperationId): Promise<PointsNow> =>
  store.read((tx) => pointsNow(tx, id, clock))

export async function pointsNow(tx: StoreTx, id: OperationId, clock: Clock): Promise<PointsNow> {
  const operation = await tx.operations.find(id)
  invariant(operation, 'a member was let into an operation that does not exist')
  const day = localDay(localClock(operation.timeZone), clock.now())
  return { lineage: lineageOf(await tx.points.decisions(id)), today: localDateText(day) }
}

interface CandidateParts {
  readonly store: Store
  readonly clock: Clock
  readonly readPicture: ReadPicture
  readonly readWatch: ReadWatch
}

/** Places that the ranking and the displacement watch propose and nobody has answered for. */
export async function readCandidates(parts: CandidateParts, id: OperationId): Promise<readonly Candidate[]> {
  const { store, clock, readPicture, readWatch } = parts
  const { lineage, today, proposals } = await store.read(async (tx) => ({
    ...(await pointsNow(tx, id, clock)),
    proposals: await tx.points.proposals(id),
  }))
  const answered = answeredPlaces(proposals, lineage)
  const [{ ranking }, found] = await Promise.all([readPicture(id, {}), readWatch(id, answered)])
  // What waits for an answer stays as it was said, and where a point stands nothing is proposed anew.
  const again = new Set(answered.map(({ place }) => place).filter((place) => !pointAt(lineage, place)))
  const settled = new Set(proposals.map(({ place }) => place).filter((place) => !again.has(place)))
  const at = clock.now()
  const fresh = found.filter(({ place }) => !settled.has(place)).map((rise) => Object.assign({ at }, rise))
  // Kept from now on: what was once said stays until a person answers, whatever rows come in later.
  if (fresh.length > 0) await keep(store, id, fresh)
  return candidatesOf({ ranking, k: pictureParameters.topK, proposals: [...proposals, ...fresh], lineage, today })
}

const keep = (store: Store, id: OperationId, fresh: readonly WatchProposal[]) =>
  store.transact(async (tx) => {
    await tx.points.propose(id, fresh)
    return done(null)
  })
