import { type Static, Type } from 'typebox'
import { investigationStates } from '../domain/incident/incident.ts'
import { placeKinds } from '../domain/place/place.ts'
import { literals } from './parts.ts'

/** What the Picture room shows. Rates are incidents a week; intervals are 90 %. */

const interval = { low: Type.Number(), high: Type.Number() }

export const provenanceSchema = Type.Object({
  method: Type.String(),
  version: Type.String(),
  parameters: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
  cutOff: Type.String(),
  timeZone: Type.String(),
  seed: Type.Number(),
  rowCount: Type.Number(),
  inputHash: Type.String(),
})

export const rankedPlaceSchema = Type.Object({
  placeId: Type.String(),
  name: Type.String(),
  kind: literals(placeKinds),
  floor: Type.Union([Type.Integer(), Type.Null()]),
  buildingId: Type.Union([Type.String(), Type.Null()]),
  rank: Type.Integer(),
  /** Rank by raw count: hard to beat, so always beside. */
  rawRank: Type.Integer(),
  count: Type.Integer(),
  /** Found by police: shows where we were. Outside rank and interval. */
  discovered: Type.Integer(),
  /** Expected incidents a week now, decayed and shrunk. */
  rate: Type.Object({ value: Type.Number(), ...interval }),
  /** Probability of being among the `k` highest. */
  inTop: Type.Number(),
  /** True when this place cannot be told from the next in the list: P(before) < 0.9. */
  tiedWithNext: Type.Boolean(),
  /** In the ranking by harm a week; null without a harm table, where all weighs 0, or beyond the 200 first. */
  harm: Type.Union([
    Type.Object({
      rank: Type.Integer(),
      value: Type.Number(),
      ...interval,
      inTop: Type.Number(),
      tiedWithNext: Type.Boolean(),
      /** Change of harm a week; null as the change of the count is. */
      change: Type.Union([Type.Object({ value: Type.Number(), ...interval }), Type.Null()]),
      /** Harm a week in either period, as counted. */
      periods: Type.Union([Type.Object({ before: Type.Number(), since: Type.Number() }), Type.Null()]),
    }),
    Type.Null(),
  ]),
  /** Incidents a week, oldest first, aligned with `weeks`. */
  weekly: Type.Array(Type.Integer()),
  /** Change of the weekly rate since the start; null before there is a whole week since. */
  change: Type.Union([Type.Object({ value: Type.Number(), ...interval }), Type.Null()]),
  /** Incidents a week in the whole weeks before the start and since, as counted; null as `change` is. */
  periods: Type.Union([Type.Object({ before: Type.Number(), since: Type.Number() }), Type.Null()]),
  /** Weekday (1–7) and local hours of the busiest three-hour stretch; null under 8 incidents. */
  peak: Type.Union([
    Type.Object({ weekday: Type.Integer(), fromHour: Type.Integer(), toHour: Type.Integer() }),
    Type.Null(),
  ]),
})

export const weekSchema = Type.Object({
  /** Monday, local. */
  startsOn: Type.String(),
  isoWeek: Type.Integer(),
  count: Type.Integer(),
  discovered: Type.Integer(),
  sinceStart: Type.Boolean(),
  /** Share of the week's incidents that are known by the cut-off, from the measured reporting delay. */
  completeness: Type.Number(),
})

const periodSchema = Type.Object({ from: Type.String(), to: Type.String(), weeks: Type.Integer() })

/** The one sentence of the room: a code with values, put into words by the desk in the reader's language. */
export const sentenceSchema = Type.Union([
  Type.Object({ code: Type.Literal('picture.nothing-yet') }),
  Type.Object({
    code: Type.Literal('picture.moved'),
    down: Type.String(),
    up: Type.String(),
    downId: Type.String(),
    upId: Type.String(),
  }),
  Type.Object({ code: Type.Literal('picture.fewer'), down: Type.String() }),
  Type.Object({ code: Type.Literal('picture.more'), up: Type.String() }),
  Type.Object({ code: Type.Literal('picture.most-at'), place: Type.String() }),
  Type.Object({ code: Type.Literal('picture.cannot-tell'), count: Type.Integer() }),
])

export const pictureSchema = Type.Object({
  cutOff: Type.String(),
  sentence: sentenceSchema,
  /** Groups hidden from rank because only police find them, named in the room's sentence. */
  discoveredOnlyGroups: Type.Array(Type.String()),
  totals: Type.Object({
    incidents: Type.Integer(),
    atPlaces: Type.Integer(),
    withoutPlace: Type.Integer(),
    atAreaLevel: Type.Integer(),
    discovered: Type.Integer(),
    sinceStart: Type.Integer(),
  }),
  /** Sum of the change over all places: what the operation may speak of. */
  overallChange: Type.Union([Type.Object({ value: Type.Number(), ...interval }), Type.Null()]),
  /** The whole weeks that every change lies between, by their first and last day; null where there are none. */
  compared: Type.Union([Type.Object({ before: periodSchema, since: periodSchema }), Type.Null()]),
  weeks: Type.Array(weekSchema),
  /** Index of the first whole week since the start in `weeks`, or null. */
  firstWeekSinceStart: Type.Union([Type.Integer(), Type.Null()]),
  /** 168 aoristic weights, Monday 00 first, local time. */
  rhythm: Type.Object({ weights: Type.Array(Type.Number()), counted: Type.Integer(), leftOut: Type.Integer() }),
  ranking: Type.Array(rankedPlaceSchema),
  groups: Type.Array(Type.Object({ key: Type.String(), count: Type.Integer() })),
  /** What of each kind there is to filter by, most incidents first; floors from below. */
  facets: Type.Object({
    codes: Type.Array(Type.Object({ key: Type.String(), count: Type.Integer() })),
    kinds: Type.Array(Type.Object({ key: literals(placeKinds), count: Type.Integer() })),
    floors: Type.Array(Type.Object({ key: Type.Integer(), count: Type.Integer() })),
    investigations: Type.Array(
      Type.Object({ key: literals([...investigationStates, 'unknown'] as const), count: Type.Integer() }),
    ),
    areas: Type.Array(Type.Object({ key: Type.String(), count: Type.Integer() })),
  }),
  /** Kinds of place that were pooled because they were too few or the fit was on the boundary. */
  pooledKinds: Type.Boolean(),
  provenance: provenanceSchema,
})
export type PictureMessage = Static<typeof pictureSchema>
export type RankedPlace = Static<typeof rankedPlaceSchema>
export type PictureSentence = Static<typeof sentenceSchema>

const told = (description: string) => Type.Optional(Type.String({ description }))

/** The words that choose incidents, the same in a picture, in its rows and in what is exported; lists are comma-separated. */
export const filterQuerySchema = Type.Object(
  {
    groups: told('crime groups by their keys, as `robbery,theft`'),
    sources: told('reported, discovered, observed or feed'),
    from: told('a day (YYYY-MM-DD) in the first week; weeks count whole, by when an incident began'),
    to: told('a day in the last week'),
    place: told('id of a place; what lies within it counts too'),
    codes: told('crime codes'),
    areas: told('ids of areas: incidents at places in any of them'),
    kinds: told('kinds of place, as `stairwell,shop`'),
    floors: told('floors: 0 is the entrance level, negative below'),
    investigations: told('states of the investigation: open, closed-without-result, cleared or unknown'),
    hours: told('hours of the week, 0–167, Monday 00–01 first, as `114-117,138`'),
  },
  { additionalProperties: false },
)

/** The query of `GET …/picture`: the filter, and two periods to compare other than before the start and since. */
export const pictureQuerySchema = Type.Object(
  {
    ...filterQuerySchema.properties,
    /** `2025-10-06..2025-12-28,2026-02-16..2026-03-29`: the weeks of these days, whole. */
    compare: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
