import type { KindPrior } from '../../analysis/group-priors.ts'
import { periodsText } from '../../domain/picture/periods.ts'
import type { PictureProvenance } from '../../domain/picture/picture.ts'
import { placeKinds } from '../../domain/place/place.ts'
import { isoWithOffset, type LocalClock } from '../../domain/time/local-clock.ts'
import { hoursText } from '../../domain/time/week-hours.ts'
import type { SetHarmTable } from '../ports.ts'
import { type IndexedInput, pictureParameters } from './picture-input.ts'
import type { PicturedRanking } from './picture-ranking.ts'
import type { ObservedTime, PictureRows } from './picture-rows.ts'
import type { WeekFrame } from './picture-weeks.ts'
import { compareText } from './sorted-table.ts'

/** What is needed to run the picture again and get the same bytes. */
export function pictureProvenance(
  input: IndexedInput,
  rows: PictureRows,
  observed: ObservedTime,
  frame: WeekFrame,
  delaysMeasured: number,
  { kernel, harmKernel, dispersion, rankingDispersion }: PicturedRanking,
  clock: LocalClock,
): PictureProvenance {
  const { index, filter, seed } = input
  const { operation } = index
  return {
    method: 'point-ranking',
    version: '2',
    parameters: {
      ...pictureParameters,
      ...harmParameters(index.harm, harmKernel?.priors ?? null, clock),
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
      filterCodes: filter.codes?.join(' ') ?? null,
      filterAreas: filter.areas?.join(' ') ?? null,
      filterKinds: filter.kinds?.join(' ') ?? null,
      filterFloors: filter.floors?.join(' ') ?? null,
      filterInvestigations: filter.investigations?.join(' ') ?? null,
      filterHours: filter.hours ? hoursText(filter.hours) : null,
      compare: filter.compare ? periodsText(filter.compare) : null,
    },
    cutOff: isoWithOffset(clock, observed.cutOff),
    timeZone: operation.timeZone,
    seed,
    rowCount: rows.all.length,
    inputHash: index.hash,
  }
}

/** The weights that an operation set, with their source; without them every group weighs 1. */
function harmParameters(harm: SetHarmTable | null, priors: readonly KindPrior[] | null, clock: LocalClock) {
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
