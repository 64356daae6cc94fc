import { Type } from 'typebox'
import { planPresence } from '../analysis/plan.ts'
import { defineMethod } from './method.ts'
import { closed, count, list, nonNegative, number, orNull, probability, seed, whole } from './schema-parts.ts'

const minute = (description?: string) => whole(0, 2880, description)
const span = { from: minute(), to: minute() }
const visit = { point: count(), start: whole(-100_000, 2880), dwell: whole(0, 1440) }

export const plan = defineMethod({
  name: 'plan',
  version: 1,
  page: 'plan',
  question: {
    sv: 'Var ska varje patrull vara och när, på de timmar som finns?',
    en: 'Where should each unit be, and when, in the hours there are?',
  },
  input: closed({
    rates: list(list(nonNegative()), 'for each point, events expected in each slot of 5 minutes'),
    harm: list(nonNegative(), 'one a point: what an event there weighs'),
    walkMinutes: list(
      list(orNull(nonNegative())),
      'from each place to each, the points first; null where there is no way',
    ),
    mayVisit: list(list(whole(0, 1)), 'for each kind of unit, 1 at the points that it may visit'),
    units: list(
      closed({
        kind: count(),
        place: count('where it is at the shift’s beginning'),
        ...span,
        team: Type.Optional(count('shifts of the same team must not overlap')),
        breaks: Type.Optional(list(closed(span))),
        appointments: Type.Optional(list(closed({ ...span, place: count() }))),
      }),
    ),
    gapMinutes: Type.Optional(whole(0, 1440, 'between visits at a point; 30 unless given')),
    mustCover: Type.Optional(list(closed({ ...span, point: count() }))),
    floorMinutes: Type.Optional(
      whole(1, 1440, 'longest time without a visit in a must-cover window; 120 unless given'),
    ),
    pinned: Type.Optional(list(closed({ unit: count(), ...visit }))),
    forbidden: Type.Optional(list(closed({ ...span, unit: count(), point: count() }))),
    lastStarts: Type.Optional(list(closed({ point: count(), start: whole(-100_000, 100_000) }))),
    done: Type.Optional(list(closed(visit), 'visits made already, in the plan’s minutes')),
    halfLifeMinutes: Type.Optional(Type.Number({ minimum: 1, maximum: 1440 })),
    seed: seed(),
    rounds: whole(0, 10_000, 'of search after the first plan'),
    boundRounds: whole(0, 10_000, '0: no bound'),
  }),
  output: closed({
    visits: list(closed({ unit: count(), point: count(), start: minute(), dwell: whole(0, 1440) }), 'by start'),
    reasons: list(
      closed({
        lost: number('value that the plan would lose without the visit'),
        floorMinutes: number('minutes that it saves of shortfall'),
        rateShare: probability('of all points’ rate in those slots'),
        sinceLast: orNull(number('minutes since the last presence here')),
      }),
      'one a visit',
    ),
    value: nonNegative('harm-weighted events while presence is felt'),
    valueOfPoint: list(nonNegative()),
    missed: list(closed({ window: count(), minutes: count() }), 'must-cover windows not kept, by index'),
    bound: orNull(nonNegative('no plan is worth more')),
    gap: orNull(number('(bound − value) / value')),
  }),
  /** A square, a stairwell and a bench 3 to 6 minutes apart, two hours, one pair on foot; the square is worst in the second hour. */
  example: {
    rates: [
      Array.from({ length: 24 }, (_, slot) => (slot < 12 ? 0.02 : 0.06)),
      Array.from({ length: 24 }, () => 0.03),
      Array.from({ length: 24 }, () => 0.01),
    ],
    harm: [1, 1, 1],
    walkMinutes: [
      [0, 3, 5],
      [3, 0, 6],
      [5, 6, 0],
    ],
    mayVisit: [[1, 1, 1]],
    units: [{ kind: 0, place: 0, from: 0, to: 120 }],
    seed: 1,
    rounds: 30,
    boundRounds: 100,
  },
  run: ({ rates, harm, walkMinutes, mayVisit, seed, rounds, boundRounds, ...wishes }, hooks) =>
    planPresence(
      {
        ...wishes,
        rates: Float64Array.from(rates.flat()),
        harm: Float64Array.from(harm),
        walkMinutes: Float64Array.from(walkMinutes.flat(), (minutes) => minutes ?? Number.POSITIVE_INFINITY),
        mayVisit: Uint8Array.from(mayVisit.flat()),
      },
      { seed, rounds, boundRounds },
      hooks,
    ),
})
