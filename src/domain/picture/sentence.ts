/** The one sentence of the room: a code with values; the desk puts it into the reader's language. */
export type PictureSentence =
  | { readonly code: 'picture.nothing-yet' }
  | {
      readonly code: 'picture.moved'
      readonly down: string
      readonly up: string
      /** Two stairwells may bear one name: what is drawn goes by these. */
      readonly downId: string
      readonly upId: string
    }
  | { readonly code: 'picture.fewer'; readonly down: string }
  | { readonly code: 'picture.more'; readonly up: string }
  | { readonly code: 'picture.most-at'; readonly place: string }
  | { readonly code: 'picture.cannot-tell'; readonly count: number }

/** What the choice of sentence looks at, one entry a ranked place in the order of rank. */
export interface PlaceEvidence {
  readonly placeId: string
  readonly name: string
  readonly inTarget: boolean
  readonly tiedWithNext: boolean
  /** Difference of weekly rates since the start; null without. */
  readonly change: number | null
  /** Clear after correction for the number of places looked at; null: it may be chance. */
  readonly direction: 'fewer' | 'more' | null
}

/**
 * Chooses the strongest sentence that the evidence carries. "Moved" needs a clear fall in the target area and a
 * clear rise somewhere else; a rise anywhere is said before a fall, so that a problem which moved is never
 * called a success. Without a clear change: the first place, unless it cannot be told from those behind it.
 */
export function chooseSentence(places: readonly PlaceEvidence[]): PictureSentence {
  const [first] = places
  if (!first) return { code: 'picture.nothing-yet' }
  const up = strongest(places.filter(({ direction }) => direction === 'more'))
  const falls = places.filter(({ direction }) => direction === 'fewer')
  const downInTarget = strongest(falls.filter(({ inTarget }) => inTarget))
  if (up) {
    return downInTarget
      ? { code: 'picture.moved', down: downInTarget.name, up: up.name, downId: downInTarget.placeId, upId: up.placeId }
      : { code: 'picture.more', up: up.name }
  }
  const down = downInTarget ?? strongest(falls)
  if (down) return { code: 'picture.fewer', down: down.name }
  const alike = places.findIndex(({ tiedWithNext }) => !tiedWithNext) + 1
  return alike === 1
    ? { code: 'picture.most-at', place: first.name }
    : { code: 'picture.cannot-tell', count: alike === 0 ? places.length : alike }
}

/** The place whose rate changed most; the first of equals. */
const strongest = (places: readonly PlaceEvidence[]): PlaceEvidence | undefined =>
  places.reduce<PlaceEvidence | undefined>(
    (best, place) => (Math.abs(place.change ?? 0) > Math.abs(best?.change ?? 0) ? place : best),
    undefined,
  )
