import { busiestStretch, rhythmOfShares } from '../../analysis/aoristic.ts'
import { longRunDispersion, weeklyDispersion } from '../../analysis/dispersion.ts'
import { type PointRanking, type RankingOptions, rankPoints } from '../../analysis/point-ranking.ts'
import { clearChanges, type Direction, type RateChange, rateChange } from '../../analysis/rate-change.ts'
import { weekCounts } from '../../analysis/week-counts.ts'
import { type HarmTable, harmWeight } from '../../domain/incident/harm-table.ts'
import type { Estimate, RankedHarm, RankedPlace } from '../../domain/picture/picture.ts'
import type { PlaceEvidence } from '../../domain/picture/sentence.ts'
import { placeKinds } from '../../domain/place/place.ts'
import { invariant } from '../../domain/result.ts'
import { harmByCandidate, harmChange, unweighed, usualWeight, type WeighedRows, weighedByHarm } from './picture-harm.ts'
import type { PictureIndex } from './picture-index.ts'
import { type IndexedInput, pictureParameters } from './picture-input.ts'
import { buildingOf, type PictureGround } from './picture-places.ts'
import type { ObservedTime, PictureRows } from './picture-rows.ts'
import { countIn, type WeekFrame } from './picture-weeks.ts'

export interface PicturedRanking {
  readonly places: readonly RankedPlace[]
  readonly evidence: readonly PlaceEvidence[]
  readonly kernel: PointRanking
  /** By harm, over the same candidates; null when the operation has no harm table, or nothing weighs anything. */
  readonly harmKernel: PointRanking | null
  /** How much more than chance the weekly counts of a place varied before the start. */
  readonly dispersion: number
  /** The same over long stretches, as the decayed counts of the ranking are, with its standard error. */
  readonly rankingDispersion: number
}

/** Ranks the places and gives each its weeks, change and peak. */
export function picturedRanking(
  { index: pictureIndex, seed }: IndexedInput,
  rows: PictureRows,
  observed: ObservedTime,
  frame: WeekFrame,
  confidence: number,
): PicturedRanking {
  const { ground, placeOf, harm: table, columns } = pictureIndex
  const candidates = rankable(ground, placeOf, rows)
  const candidateRows = rowsByPlace(rows.ranked, placeOf, candidates, ground.places.length)
  const counts = weeklyCounts(candidateRows, frame)
  const dispersion = weeklyDispersion(counts, frame.count, ...steadyWeeks(frame))
  const rankingDispersion = longRunDispersion(counts, frame.count, ...steadyWeeks(frame))
  const rank = (weighed: WeighedRows) =>
    rankCandidates(pictureIndex, weighed, observed, candidates, { dispersion: rankingDispersion, confidence, seed })
  const kernel = rank(unweighed(rows.ranked))
  const weighed = table ? weighedByHarm(table, columns, rows.ranked) : null
  const harmKernel = weighed && weighed.rows.length > 0 ? rank(weighed) : null
  const harm = harmByCandidate(harmKernel)
  const harmChangeOf = table && weighed ? changeByHarm(columns, table, usualWeight(weighed), frame, dispersion) : null
  const listed = Array.from(kernel.places, (place) => candidates[place] as number)
  const listedRows = Array.from(kernel.places, (place) => candidateRows[place] as Int32Array)
  const discovered = rowsByPlace(rows.discovered, placeOf, listed, ground.places.length)
  const weekly = Array.from(kernel.places, (place) => counts.subarray(place * frame.count, (place + 1) * frame.count))
  const changes = weekly.map((weeks) =>
    rateChange(countIn(weeks, frame.before), countIn(weeks, frame.since), dispersion),
  )
  const places = listed.map((index, i): RankedPlace => {
    const place = ground.places[index]
    invariant(place, 'a ranked place is one of the places')
    return {
      placeId: place.id,
      name: place.name,
      kind: place.kind,
      floor: place.floor,
      buildingId: buildingOf(ground, index),
      ...ranks(kernel, i),
      harm: withChange(harm.get(kernel.places[i] as number), harmChangeOf, listedRows[i] as Int32Array),
      discovered: (discovered[i] as Int32Array).length,
      weekly: Array.from(weekly[i] as Int32Array),
      change: estimateOf(changes[i] ?? null),
      periods: periodsOf(weekly[i] as Int32Array, frame),
      peak: peakOf(listedRows[i] as Int32Array, pictureIndex),
    }
  })
  const directions = clearChanges(changes.map((change) => change?.rose ?? null))
  return {
    places,
    evidence: evidenceOf(places, listed, ground, directions),
    kernel,
    harmKernel,
    dispersion,
    rankingDispersion,
  }
}

type ChangeByHarm = (rows: Int32Array) => ReturnType<typeof harmChange>

function changeByHarm(
  { group, groups }: PictureIndex['columns'],
  table: HarmTable,
  usual: number,
  frame: WeekFrame,
  dispersion: number,
): ChangeByHarm {
  const weights = groups.map((key) => harmWeight(table, key))
  const weightOf = (row: number) => weights[group[row] as number] as number
  return (rows) => harmChange(rows, weightOf, frame, dispersion, usual)
}

const withChange = (
  harm: Omit<RankedHarm, 'change' | 'periods'> | undefined,
  changeOf: ChangeByHarm | null,
  rows: Int32Array,
): RankedPlace['harm'] => (harm && changeOf ? { ...harm, ...changeOf(rows) } : null)

/** Every place may be ranked that does not only hold others, or has incidents of its own; empty ones shape the prior. */
function rankable(ground: PictureGround, placeOf: Int32Array, rows: PictureRows): readonly number[] {
  const used = new Uint8Array(ground.places.length)
  for (const row of rows.ranked) used[placeOf[row] as number] = 1
  return ground.places.flatMap((_, index) =>
    !ground.compared[index] && (used[index] || ground.own[index]) ? index : [],
  )
}

function rankCandidates(
  { columns, ground, placeOf }: PictureIndex,
  { rows, classOf, harm }: WeighedRows,
  observed: ObservedTime,
  candidates: readonly number[],
  how: Pick<RankingOptions, 'dispersion' | 'confidence' | 'seed'>,
): PointRanking {
  const positionOf = new Int32Array(ground.places.length)
  candidates.forEach((index, position) => {
    positionOf[index] = position
  })
  const { halfLifeWeeks, topK, draws, listedPlaces } = pictureParameters
  return rankPoints(
    {
      at: new Float64Array(rows.length).map((_, i) => columns.from[rows[i] as number] as number),
      place: rows.map((row) => positionOf[placeOf[row] as number] as number),
      // One fit on the sum of what weighs the same (docs/decisions/0005): shrunk group by group, a place that is bad
      // in many would be pulled down once for each.
      group: classOf,
    },
    {
      placeCount: candidates.length,
      groupCount: harm.length,
      until: observed.cutOff,
      observedFrom: new Float64Array(candidates.length).fill(observed.from),
      halfLifeWeeks,
      kindOfPlace: candidates.map((index) => placeKinds.indexOf(ground.places[index]?.kind ?? 'cell')),
      kindCount: placeKinds.length,
      harm,
      listed: listedPlaces,
      topK,
      draws,
      ...how,
    },
  )
}

function ranks(kernel: PointRanking, i: number) {
  const [value, low, high] = [kernel.mean[i] as number, kernel.low[i] as number, kernel.high[i] as number]
  return {
    rank: i + 1,
    rawRank: kernel.rawRank[i] as number,
    count: kernel.raw[i] as number,
    rate: { value, low, high },
    inTop: kernel.inTop[i] as number,
    tiedWithNext: kernel.tiedWithNext[i] === 1,
  }
}

/** Rows of each listed place, in the order of the list. One pass over the rows. */
function rowsByPlace(
  rows: Int32Array,
  placeOf: Int32Array,
  listed: readonly number[],
  placeCount: number,
): Int32Array[] {
  const position = new Int32Array(placeCount).fill(-1)
  listed.forEach((index, i) => {
    position[index] = i
  })
  const counts = new Int32Array(listed.length)
  const each = (take: (row: number, at: number) => void) => {
    for (let i = 0; i < rows.length; i++) {
      const at = position[placeOf[rows[i] as number] as number] as number
      if (at >= 0) take(rows[i] as number, at)
    }
  }
  each((_, at) => {
    counts[at] = (counts[at] as number) + 1
  })
  const lists = Array.from(counts, (count) => new Int32Array(count))
  counts.fill(0)
  each((row, at) => {
    const next = counts[at] as number
    ;(lists[at] as Int32Array)[next] = row
    counts[at] = next + 1
  })
  return lists
}

/** The weeks before the start; without a start, all whole ones. What the operation changes is no chance. */
const steadyWeeks = ({ before, count }: WeekFrame): [from: number, to: number] =>
  before.to > before.from ? [before.from, before.to] : [Math.min(1, count), Math.max(0, count - 1)]

/** `[series * frame.count + week]`, one series a list of rows. */
function weeklyCounts(rows: readonly Int32Array[], frame: WeekFrame): Int32Array {
  const total = rows.reduce((sum, list) => sum + list.length, 0)
  const [week, series] = [new Int32Array(total), new Int32Array(total)]
  let next = 0
  rows.forEach((list, i) => {
    for (const row of list) {
      week[next] = frame.ofRow(row)
      series[next++] = i
    }
  })
  return weekCounts(week, series, rows.length, frame.count)
}

/** The busiest three hours, where enough incidents have a known hour. */
function peakOf(rows: Int32Array, { shares }: PictureIndex): RankedPlace['peak'] {
  const { peakFromIncidents } = pictureParameters
  if (rows.length < peakFromIncidents) return null
  const { weights, counted } = rhythmOfShares(shares, rows)
  return counted >= peakFromIncidents ? busiestStretch(weights) : null
}

/** Incidents a week as they were counted, where both periods have whole weeks. */
function periodsOf(weekly: Int32Array, frame: WeekFrame): RankedPlace['periods'] {
  const [before, since] = [countIn(weekly, frame.before), countIn(weekly, frame.since)]
  if (before.weeks === 0 || since.weeks === 0) return null
  return { before: before.count / before.weeks, since: since.count / since.weeks }
}

export const estimateOf = (change: RateChange | null): Estimate | null =>
  change && { value: change.value, low: change.low, high: change.high }

const evidenceOf = (
  places: readonly RankedPlace[],
  listed: readonly number[],
  ground: PictureGround,
  directions: readonly Direction[],
): PlaceEvidence[] =>
  places.map(({ placeId, name, tiedWithNext, change }, i) => ({
    placeId,
    name,
    inTarget: ground.inTarget[listed[i] as number] === 1,
    tiedWithNext,
    change: change?.value ?? null,
    direction: directions[i] ?? null,
  }))
