import type { RankedPlace } from '../../../wire/picture.ts'

/** The place just before in rank, when the order of the two may be chance. */
export const tiedBefore = (ranking: readonly RankedPlace[], place: RankedPlace): RankedPlace | undefined =>
  ranking.find(({ rank, tiedWithNext }) => tiedWithNext && rank === place.rank - 1)
