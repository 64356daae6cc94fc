import type { KindPrior } from '../../analysis/group-priors.ts'
import type { PictureProvenance } from '../../domain/picture/picture.ts'
import { placeKinds } from '../../domain/place/place.ts'
import { isoWithOffset, type LocalClock } from '../../domain/time/local-clock.ts'
import { type PictureInput, pictureParameters } from './picture-input.ts'
import type { PicturedRanking } from './picture-ranking.ts'
import type { ObservedTime, PictureRows } from './picture-rows.ts'
import type { WeekFrame } from './picture-weeks.ts'
import { compareText, sortedTable } from './sorted-table.ts'

/** What is needed to run the picture again and get the same bytes. */
export function pictureProvenance(
  input: PictureInput,
  rows: PictureRows,
  observed: ObservedTime,
  frame: WeekFrame,
  delaysMeasured: number,
  { kernel, harmKernel, dispersion, rankingDispersion }: PicturedRanking,
  clock: LocalClock,
): PictureProvenance {
  const { operation, filter, seed } = input
  return {
    method: 'point-ranking',
    version: '2',
    parameters: {
      ...pictureParameters,
      ...harmParameters(input, harmKernel?.priors ?? null, clock),
      startsOn: operation.startsOn,
      observedFrom: isoWithOffset(clock, observed.from),
      weeksBefore: frame.before.to - frame.before.from,
      dispersion,
      rankingDispersion,
      weeksSince: frame.since.to - frame.since.from,
      placesRanked: kernel.priors.reduce((sum, { group, places }) => sum + (group === 0 ? places : 0), 0),
      pooledKinds: pooledKinds(kernel.priors).join(' '),
      delaysMeasured,
      rowsInComparisonAreas: rows.compared,
      filterGroups: filter.groups?.join(' ') ?? null,
      filterSources: filter.sources?.join(' ') ?? null,
      filterFrom: filter.from === undefined ? null : isoWithOffset(clock, filter.from),
      filterTo: filter.to === undefined ? null : isoWithOffset(clock, filter.to),
      filterPlace: filter.place ?? null,
    },
    cutOff: isoWithOffset(clock, observed.cutOff),
    timeZone: operation.timeZone,
    seed,
    rowCount: rows.all.length,
    inputHash: hashRows(input, rows),
  }
}

/** The weights that an operation set, with their source; without them every group weighs 1. */
function harmParameters({ harm }: PictureInput, priors: readonly KindPrior[] | null, clock: LocalClock) {
  if (!harm) return { harmWeight: 1, harmSource: null, harmSetAt: null, harmPooledKinds: null }
  const named = Object.entries(harm.weights).toSorted(([a, x], [b, y]) => y - x || compareText(a, b))
  return {
    harmWeight: named.map(([group, weight]) => `${group} ${weight}`).join(', '),
    harmSource: harm.source,
    harmSetAt: isoWithOffset(clock, harm.setAt),
    harmPooledKinds: priors && pooledKinds(priors).join(' '),
  }
}

/** Kinds of place whose prior came from all kinds together, in at least one crime group. */
export const pooledKinds = (priors: readonly KindPrior[]): readonly string[] => [
  ...new Set(
    priors
      .filter(({ origin, places }) => places > 0 && (origin === 'pooled' || origin === 'weak'))
      .map(({ kind }) => placeKinds[kind] ?? ''),
  ),
]

/**
 * SHA-256 of the picture's rows in the order of their ids: ids, times, and the place and group each names. Place
 * and group tables are sorted first, so that the hash does not depend on how a database numbers them.
 */
function hashRows({ columns, sha256 }: PictureInput, { all }: PictureRows): string {
  const places = sortedTable(columns.places)
  const groups = sortedTable(columns.groups)
  const order = all.slice().sort((i, j) => compareText(columns.ids[i] as string, columns.ids[j] as string) || i - j)
  const head = JSON.stringify([places.sorted, groups.sorted, Array.from(order, (row) => columns.ids[row])])
  const numbers = new Float64Array(order.length * 6)
  order.forEach((row, i) => {
    const place = columns.place[row] as number
    numbers.set(
      [
        columns.from[row] as number,
        columns.to[row] as number,
        columns.knownAt[row] as number,
        place < 0 ? -1 : (places.position[place] as number),
        groups.position[columns.group[row] as number] as number,
        columns.source[row] as number,
      ],
      i * 6,
    )
  })
  const text = new TextEncoder().encode(head)
  const bytes = new Uint8Array(text.length + numbers.byteLength)
  bytes.set(text)
  bytes.set(new Uint8Array(numbers.buffer), text.length)
  return sha256(bytes)
}
