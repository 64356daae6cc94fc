import { displacementWatch } from '../../analysis/displacement-watch.ts'
import { originFinder } from '../../analysis/likely-origin.ts'
import { routeGraph } from '../../analysis/place-graph.ts'
import { riseEvidence } from '../../analysis/rise-evidence.ts'
import { shortestWays } from '../../analysis/shortest-ways.ts'
import { weekCounts } from '../../analysis/week-counts.ts'
import type { Walk } from '../../domain/place/ground.ts'
import { walkGraph } from '../../domain/place/walk-graph.ts'
import type { AnsweredPlace, WatchProposal } from '../../domain/point/candidate.ts'
import { localDateText } from '../../domain/time/calendar.ts'
import { type LocalClock, localClock, localDay } from '../../domain/time/local-clock.ts'
import { indexPicture } from '../picture/picture-index.ts'
import type { PictureInput } from '../picture/picture-input.ts'
import { type PictureGround, pictureGround } from '../picture/picture-places.ts'
import { observedTime, type PictureRows, pictureRows } from '../picture/picture-rows.ts'
import { type WeekFrame, weekFrame } from '../picture/picture-weeks.ts'

/** A proposal before anybody has been told of it. */
export type FoundRise = Omit<WatchProposal, 'at'>
export type WatchOrder = Omit<PictureInput, 'sha256' | 'filter' | 'seed' | 'harm'> & {
  readonly answered: readonly AnsweredPlace[]
  /** Ways that somebody has drawn; those of buildings follow from the places. */
  readonly walks: readonly Walk[]
}

/** Evidence of a fall from which a place can be a likely origin, and incidents before without which none can fall. */
const fallingFrom = 10
const originFromIncidents = 10

/**
 * The displacement watch (methods §2) over the places of the target area and the surroundings, against all places of
 * the comparison areas together: where has it risen since the start? *Discovered* incidents are left out, as in the
 * ranking. Nothing without a comparison area, without two whole weeks before the start or one since.
 */
export function watchPlaces(order: WatchOrder): readonly FoundRise[] {
  const clock = localClock(order.operation.timeZone)
  // As if no area compared: the picture leaves comparison areas out, the watch needs them.
  const index = indexPicture({ ...order, areas: [], sha256: () => '' })
  const ground = pictureGround(order.places, order.areas ?? [])
  const rows = pictureRows(index, {}, order.now)
  const observed = observedTime(index, {}, order.now, clock)
  const frame = weekFrame(index, observed, index.delay.measured, clock)
  const series = seriesOf(ground, rows, index.placeOf, frame)
  if (!series) return []
  const { places, target, comparison, weeksBefore, weeksSince } = series
  const begun = new Map(order.answered.map(({ place, at }) => [place, weeksBegun(frame, clock, at)]))
  const answeredWeeks = places.map((place) => begun.get(ground.places[place]!.id) ?? 0)
  const watch = displacementWatch({
    placeCount: places.length,
    weeksBefore,
    weeksSince,
    target,
    comparison,
    answeredWeeks,
  })
  const originOf = originAmong(
    ground,
    order,
    series,
    watch.dispersion,
    watch.proposals.map(({ place }) => place),
  )
  return watch.proposals.map(({ place, week, evidence }) => ({
    place: ground.places[places[place] as number]!.id,
    week: localDateText(frame.firstMonday + (frame.since.from + week - 1) * 7),
    evidence,
    enough: watch.cutOff[week - 1] as number,
    origin: originOf(place),
  }))
}

interface Series {
  /** Index into the ground's places of each series. */
  readonly places: readonly number[]
  /** `[place * weeks + week]`, weeks before and since on end. */
  readonly target: Int32Array
  readonly comparison: Int32Array
  readonly weeksBefore: number
  readonly weeksSince: number
}

function seriesOf(
  ground: PictureGround,
  { ranked }: PictureRows,
  placeOf: Int32Array,
  frame: WeekFrame,
): Series | null {
  const [weeksBefore, weeksSince] = [frame.before.to - frame.before.from, frame.since.to - frame.since.from]
  if (weeksBefore < 2 || weeksSince < 1) return null
  const places = ground.places.flatMap((_, i) => (ground.compared[i] || ground.container[i] ? [] : [i]))
  if (places.length === 0 || !ground.compared.includes(1)) return null
  const seriesOfPlace = new Int32Array(ground.places.length).fill(-1)
  places.forEach((place, i) => {
    seriesOfPlace[place] = i
  })
  const weeks = Int32Array.from(ranked, (row) => weekOf(frame, row))
  const counts = (series: (place: number) => number, howMany: number) =>
    weekCounts(
      weeks,
      Int32Array.from(ranked, (row) => series(placeOf[row] as number)),
      howMany,
      weeksBefore + weeksSince,
    )
  return {
    places,
    target: counts((place) => seriesOfPlace[place] as number, places.length),
    comparison: counts((place) => (ground.compared[place] ? 0 : -1), 1),
    weeksBefore,
    weeksSince,
  }
}

/** Weeks since the start that had begun at a moment: the one that it lies in is in part what was known then. */
const weeksBegun = ({ firstMonday, since }: WeekFrame, clock: LocalClock, at: number): number =>
  Math.max(0, Math.floor((localDay(clock, at) - firstMonday) / 7) - since.from + 1)

/** Week of a row among those before and since put on end; −1 for the weeks between and around them. */
function weekOf({ ofRow, before, since }: WeekFrame, row: number): number {
  const week = ofRow(row)
  if (week >= before.from && week < before.to) return week - before.from
  return week >= since.from && week < since.to ? before.to - before.from + week - since.from : -1
}

/** Looks for the nearest place that has fallen: on foot where the ground has a way, else between the middles of places. */
function originAmong(
  ground: PictureGround,
  ways: Pick<WatchOrder, 'places' | 'walks'>,
  series: Series,
  dispersion: Float64Array,
  rose: readonly number[],
) {
  const weeks = series.weeksBefore + series.weeksSince
  const span = (counts: Int32Array, at: number, from: number, to: number) => counts.subarray(at + from, at + to)
  const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0)
  const before = (place: number) => sum(span(series.target, place * weeks, 0, series.weeksBefore))
  const among = series.places.flatMap((_, i) => (rose.includes(i) || before(i) >= originFromIncidents ? [i] : []))
  const fall = (member: number) => {
    const place = among[member] as number
    return riseEvidence(
      {
        targetBefore: sum(span(series.comparison, 0, 0, series.weeksBefore)),
        comparisonBefore: before(place),
        targetSince: span(series.comparison, 0, series.weeksBefore, weeks),
        comparisonSince: span(series.target, place * weeks, series.weeksBefore, weeks),
      },
      dispersion[place] as number,
      1,
    )
  }
  const groundPlace = (member: number) => series.places[among[member] as number] as number
  const distance = distances(ground, ways)
  const find = originFinder(
    {
      placeCount: among.length,
      metres: (from, to) => distance(groundPlace(from), groundPlace(to)).metres,
    },
    fall,
    fallingFrom,
  )
  const risen = new Set(rose.map((place) => among.indexOf(place)))
  return (place: number): FoundRise['origin'] => {
    const member = among.indexOf(place)
    const origin = find(member, risen)
    if (!origin) return null
    const from = groundPlace(origin.place)
    return { place: ground.places[from]!.id, evidence: origin.evidence, ...distance(from, groundPlace(member)) }
  }
}

/** Metres from one place of the ground to another. The ways to a place are looked for once. */
function distances({ middles }: PictureGround, { places, walks }: Pick<WatchOrder, 'places' | 'walks'>) {
  const graph = walkGraph({
    places: new Map(places.map((place) => [place.id, place])),
    walks: new Map(walks.map((walk) => [walk.id, walk])),
  })
  // Ways to a place are ways from it with every link turned about.
  const turned = routeGraph(
    { ...graph, from: graph.to, to: graph.from, length: graph.length.map((l, i) => (graph.kind[i] === 0 ? l : -l)) },
    { by: 'metres' },
  )
  const waysTo = new Map<number, Float64Array>()
  const walkedTo = (to: number) => {
    const ways = waysTo.get(to) ?? shortestWays(turned, to).metres
    waysTo.set(to, ways)
    return ways
  }
  return (from: number, to: number): { readonly metres: number; readonly onFoot: boolean } => {
    const walked = walkedTo(to)[from] as number
    if (walked < Number.POSITIVE_INFINITY) return { metres: walked, onFoot: true }
    const [a, b] = [middles[from], middles[to]]
    const straight =
      a && b ? Math.hypot(a.eastMetres - b.eastMetres, a.northMetres - b.northMetres) : Number.POSITIVE_INFINITY
    return { metres: straight, onFoot: false }
  }
}
