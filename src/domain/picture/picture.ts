import type { InvestigationState } from '../incident/incident.ts'
import type { PlaceKind } from '../place/place.ts'
import type { LocalDate } from '../time/interval.ts'
import type { Period } from './periods.ts'
import type { PictureSentence } from './sentence.ts'

/**
 * What the Picture room shows of an operation at a moment. Rates are incidents a week, intervals 90 %.
 * Incidents that police found themselves (`discovered`) measure presence as much as crime: they are columns of
 * their own and enter no rank, interval, weekly line or change (methods §0).
 * `wire/picture.ts` has the same shape; test/picture-message.test.ts holds them together.
 */
export interface Picture {
  /** ISO 8601 with offset: what happened later, or became known later, is not in it. */
  readonly cutOff: string
  readonly sentence: PictureSentence
  /** Groups that are mainly (over 80 %) found by police: the ranking says little of them. */
  readonly discoveredOnlyGroups: readonly string[]
  readonly totals: PictureTotals
  /** Change of the sum over all places. */
  readonly overallChange: Estimate | null
  /** The weeks that every change lies between; null where there is nothing to compare. */
  readonly compared: { readonly before: PicturePeriod; readonly since: PicturePeriod } | null
  readonly weeks: readonly PictureWeek[]
  readonly firstWeekSinceStart: number | null
  readonly rhythm: { readonly weights: readonly number[]; readonly counted: number; readonly leftOut: number }
  readonly ranking: readonly RankedPlace[]
  /** Most incidents first, discovered ones included. */
  readonly groups: readonly { readonly key: string; readonly count: number }[]
  readonly facets: PictureFacets
  readonly pooledKinds: boolean
  readonly provenance: PictureProvenance
}

/** Whole weeks, by their first and last day. */
export interface PicturePeriod extends Period {
  readonly weeks: number
}

/** What there is to filter by, and how many incidents each would leave; those found by police are counted too. */
export interface PictureFacets {
  readonly codes: readonly Facet<string>[]
  readonly kinds: readonly Facet<PlaceKind>[]
  readonly floors: readonly Facet<number>[]
  readonly investigations: readonly Facet<InvestigationState | 'unknown'>[]
  readonly areas: readonly Facet<string>[]
}

export interface Facet<Key> {
  readonly key: Key
  readonly count: number
}

export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** `incidents` = `atPlaces` + `withoutPlace` + `atAreaLevel`. */
export interface PictureTotals {
  readonly incidents: number
  readonly atPlaces: number
  readonly withoutPlace: number
  /** Sensitive groups, unknown codes and public notices: known for an area at most. */
  readonly atAreaLevel: number
  /** Of all incidents. */
  readonly discovered: number
  /** Since the day the operation started, discovered ones left out. */
  readonly sinceStart: number
}

export interface PictureWeek {
  readonly startsOn: LocalDate
  readonly isoWeek: number
  readonly count: number
  readonly discovered: number
  readonly sinceStart: boolean
  readonly completeness: number
}

export interface RankedPlace {
  readonly placeId: string
  readonly name: string
  readonly kind: PlaceKind
  readonly floor: number | null
  readonly buildingId: string | null
  readonly rank: number
  readonly rawRank: number
  readonly count: number
  readonly discovered: number
  readonly rate: Estimate
  readonly inTop: number
  readonly tiedWithNext: boolean
  /** Null when the operation has no harm table, where all weighs 0, and for a place beyond the 200 first by harm. */
  readonly harm: RankedHarm | null
  readonly weekly: readonly number[]
  readonly change: Estimate | null
  /** Incidents a week before the start and since, as counted. */
  readonly periods: { readonly before: number; readonly since: number } | null
  readonly peak: { readonly weekday: number; readonly fromHour: number; readonly toHour: number } | null
}

/** The same place in the ranking by harm: `value` is harm a week, the sum of weight times rate. */
export interface RankedHarm extends Estimate {
  readonly rank: number
  readonly inTop: number
  readonly tiedWithNext: boolean
  /** Change of harm a week between the periods compared. */
  readonly change: Estimate | null
  /** Harm a week in either period, as counted. */
  readonly periods: { readonly before: number; readonly since: number } | null
}

/** As `Provenance`, with the moment in words. */
export interface PictureProvenance {
  readonly method: string
  readonly version: string
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>
  readonly cutOff: string
  readonly timeZone: string
  readonly seed: number
  readonly rowCount: number
  readonly inputHash: string
}
