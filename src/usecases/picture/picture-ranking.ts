import { aoristicRhythm, busiestStretch } from '../../analysis/aoristic.ts'
import { weeklyDispersion } from '../../analysis/dispersion.ts'
import { type PointRanking, rankPoints } from '../../analysis/point-ranking.ts'
import { clearChanges, type Direction, type RateChange, rateChange } from '../../analysis/rate-change.ts'
import { weekCounts } from '../../analysis/week-counts.ts'
import type { Estimate, RankedPlace } from '../../domain/picture/picture.ts'
import type { PlaceEvidence } from '../../domain/picture/sentence.ts'
import { placeKinds } from '../../domain/place/place.ts'
import { invariant } from '../../domain/result.ts'
import type { LocalClock } from '../../domain/time/local-clock.ts'
import { type PictureInput, pictureParameters } from './picture-input.ts'
import { buildingOf, type PictureGround } from './picture-places.ts'
import type { ObservedTime, PictureRows } from './picture-rows.ts'
import { countIn, type WeekFrame } from './picture-weeks.ts'
import { sortedTable } from './sorted-table.ts'

export interface PicturedRanking {
  readonly places: readonly RankedPlace[]
  readonly evidence: readonly PlaceEvidence[]
  readonly kernel: PointRanking
  /** How much more than chance the weekly counts of a place varied before the start. */
  readonly dispersion: number
}

/** Ranks the places and gives each its weeks, change and peak. */
export function picturedRanking(
  input: PictureInput,
  ground: PictureGround,
  rows: PictureRows,
  observed: ObservedTime,
  frame: WeekFrame,
  clock: LocalClock,
): PicturedRanking {
  const { candidates, kernel } = rankCandidates(input, ground, rows, observed)
  const listed = Array.from(kernel.places, (place) => candidates[place] as number)
  const listedRows = rowsByPlace(rows.ranked, rows.placeOf, listed, ground.places.length)
  const discovered = rowsByPlace(rows.discovered, rows.placeOf, listed, ground.places.length)
  const weekly = weeklyByPlace(listedRows, frame)
  const dispersion = weeklyDispersion(
    weekly.flatMap((weeks) => Array.from(weeks)),
    frame.count,
    frame.before.from,
    frame.before.to,
  )
  const changes = weekly.map((weeks, i) =>
    rateChange(countIn(weeks, frame.before), countIn(weeks, frame.since), input.seed, listed[i] as number, dispersion),
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
      discovered: (discovered[i] as Int32Array).length,
      weekly: Array.from(weekly[i] as Int32Array),
      change: estimateOf(changes[i] ?? null),
      peak: peakOf(listedRows[i] as Int32Array, input, clock),
    }
  })
  const directions = clearChanges(changes.map((change) => change?.rose ?? null))
  return { places, evidence: evidenceOf(places, listed, ground, directions), kernel, dispersion }
}

/** Every place may be ranked that does not only hold others, or has incidents of its own; empty ones shape the prior. */
function rankCandidates(input: PictureInput, ground: PictureGround, rows: PictureRows, observed: ObservedTime) {
  const { columns, seed } = input
  const used = new Uint8Array(ground.places.length)
  for (const row of rows.ranked) used[rows.placeOf[row] as number] = 1
  const candidates: number[] = []
  const positionOf = new Int32Array(ground.places.length)
  ground.places.forEach((place, index) => {
    const located = place.geometry !== null || place.parent !== null
    if (ground.compared[index] || !(used[index] || (located && !ground.container[index]))) return
    positionOf[index] = candidates.push(index) - 1
  })
  const { halfLifeWeeks, topK, draws, listedPlaces } = pictureParameters
  // By name: a group that only police find must not shift the draws of the others.
  const groups = sortedTable(columns.groups)
  const kernel = rankPoints(
    {
      at: Float64Array.from(rows.ranked, (row) => columns.from[row] as number),
      place: Int32Array.from(rows.ranked, (row) => positionOf[rows.placeOf[row] as number] as number),
      group: Uint16Array.from(rows.ranked, (row) => groups.position[columns.group[row] as number] as number),
    },
    {
      placeCount: candidates.length,
      groupCount: columns.groups.length,
      until: observed.cutOff,
      observedFrom: new Float64Array(candidates.length).fill(observed.from),
      halfLifeWeeks,
      kindOfPlace: candidates.map((index) => placeKinds.indexOf(ground.places[index]?.kind ?? 'cell')),
      kindCount: placeKinds.length,
      harm: new Float64Array(columns.groups.length).fill(1),
      listed: listedPlaces,
      topK,
      draws,
      seed,
    },
  )
  return { candidates, kernel }
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
  const lists: number[][] = listed.map(() => [])
  for (const row of rows) lists[position[placeOf[row] as number] as number]?.push(row)
  return lists.map((list) => Int32Array.from(list))
}

function weeklyByPlace(rows: readonly Int32Array[], frame: WeekFrame): Int32Array[] {
  const week = Int32Array.from(rows.flatMap((list) => Array.from(list, (row) => frame.ofRow[row] as number)))
  const series = Int32Array.from(rows.flatMap((list, i) => Array.from(list, () => i)))
  const counts = weekCounts(week, series, rows.length, frame.count)
  return rows.map((_, i) => counts.subarray(i * frame.count, (i + 1) * frame.count))
}

/** The busiest three hours, where enough incidents have a known hour. */
function peakOf(rows: Int32Array, { columns }: PictureInput, clock: LocalClock): RankedPlace['peak'] {
  const { peakFromIncidents, longestHours } = pictureParameters
  if (rows.length < peakFromIncidents) return null
  const { weights, counted } = aoristicRhythm(columns.from, columns.to, clock, { rows, longestHours })
  return counted >= peakFromIncidents ? busiestStretch(weights) : null
}

export const estimateOf = (change: RateChange | null): Estimate | null =>
  change && { value: change.value, low: change.low, high: change.high }

const evidenceOf = (
  places: readonly RankedPlace[],
  listed: readonly number[],
  ground: PictureGround,
  directions: readonly Direction[],
): PlaceEvidence[] =>
  places.map(({ name, tiedWithNext, change }, i) => ({
    name,
    inTarget: ground.inTarget[listed[i] as number] === 1,
    tiedWithNext,
    change: change?.value ?? null,
    direction: directions[i] ?? null,
  }))
