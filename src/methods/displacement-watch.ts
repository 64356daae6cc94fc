import { Type } from 'typebox'
import { fail } from '../analysis/check.ts'
import { displacementWatch as watch } from '../analysis/displacement-watch.ts'
import { randomStream } from '../analysis/random.ts'
import { defineMethod } from './method.ts'
import { closed, count, counts, level, list, nonNegative, optional, orNull, positive, whole } from './schema-parts.ts'

/** Twelve places over half a year before and sixteen weeks since: what leaves place 0 turns up at place 5, beside it. */
const exampleTargets = Array.from({ length: 12 }, (_, place) => {
  const random = randomStream(12, place)
  const mean = (since: boolean) => (place === 0 ? (since ? 2 : 6) : place === 5 ? (since ? 3.5 : 0.5) : 1)
  return Array.from({ length: 42 }, (_, week) => random.poisson(mean(week >= 26)))
})
const exampleComparison = Array.from({ length: 42 }, (_, week) => randomStream(99, week).poisson(40))
/** Along a street, 60 metres from one to the next. */
const exampleMetres = exampleTargets.map((_, from) => exampleTargets.map((_, to) => 60 * Math.abs(from - to)))

export const displacementWatch = defineMethod({
  name: 'displacement-watch',
  version: 1,
  page: 'displacement-watch',
  question: {
    sv: 'Var i omgivningen har det ökat sedan starten, och varifrån kan det ha flyttat?',
    en: 'Where in the surroundings has it risen since the start, and where may it have come from?',
  },
  input: closed({
    weeksBefore: whole(2, 2000, 'the first so many weeks are before the start'),
    target: list(
      counts(),
      'one list a place: events of each week before and since, oldest first; at most 100,000 a week',
    ),
    comparison: list(counts(), 'one list for all places, or one a place, of the same weeks'),
    form: Type.Optional(list(whole(0, 999_999), 'form of crime of each place; a likely origin is of the same form')),
    answeredWeeks: Type.Optional(
      counts(
        'of each place, how many weeks since the start had begun when somebody last answered for it; 0: nobody has',
      ),
    ),
    walkingMetres: Type.Optional(
      list(list(orNull(nonNegative())), 'from each place (row) to each (column), on foot; null where there is no way'),
    ),
    falseDiscoveryRate: optional(level('share of proposals that may be wrong'), 0.1),
    shiftSd: optional(
      Type.Number({
        minimum: 0.01,
        maximum: 10,
        description: 'of the half-normal rises of the log ratio that are looked for',
      }),
      1,
    ),
    dispersion: Type.Optional(
      Type.Number({ minimum: 1, maximum: 1e6, description: 'φ of all places; from the weeks before unless given' }),
    ),
    fallingFrom: optional(
      Type.Number({
        minimum: 1,
        maximum: 1e300,
        description: 'evidence of a fall from which a place can be a likely origin',
      }),
      10,
    ),
  }),
  output: closed({
    dispersion: list(Type.Number({ minimum: 1 }), 'φ of each place'),
    evidence: list(
      list(nonNegative()),
      'one list a place, one figure a week since the start; at most 1e300, 0 where not defined',
    ),
    notDefined: counts('places without comparison events before the start'),
    cutOff: list(nonNegative(), 'what evidence was enough, each week'),
    proposals: list(
      closed({
        place: count(),
        week: whole(1, Number.MAX_SAFE_INTEGER, 'in which it was made; 1 is the first since the start'),
        evidence: positive('in that week'),
        origin: orNull(
          closed(
            {
              place: count(),
              metres: nonNegative('on foot'),
              evidence: positive('that it has fallen, in the latest week'),
            },
            'nearest place of the same form that has fallen; a guess for a person to judge',
          ),
        ),
      }),
      'in the order they were made; each place once',
    ),
  }),
  example: {
    weeksBefore: 26,
    target: exampleTargets,
    comparison: [exampleComparison],
    walkingMetres: exampleMetres,
  },
  run: ({ weeksBefore, target, comparison, form, answeredWeeks, walkingMetres, ...options }, hooks) => {
    const weeks = widthOf('target', target)
    if (comparison.length !== 1 && comparison.length !== target.length) {
      fail('length-differs', 'comparison', `one list a place (${target.length})`)
    }
    if (widthOf('comparison', comparison) !== weeks)
      fail('length-differs', 'comparison', `lists of ${weeks}, as the first`)
    if (walkingMetres && widthOf('walkingMetres', walkingMetres) !== target.length) {
      fail('length-differs', 'walkingMetres', `one list a place (${target.length})`)
    }
    const weeksSince = weeks - weeksBefore
    const answer = watch(
      {
        placeCount: target.length,
        weeksBefore,
        weeksSince,
        target: target.flat(),
        comparison: comparison.flat(),
        form,
        answeredWeeks,
        walkingMetres: walkingMetres?.flat().map((metres) => metres ?? Number.POSITIVE_INFINITY),
      },
      options,
      hooks,
    )
    const evidence = target.map((_, place) => answer.evidence.subarray(place * weeksSince, (place + 1) * weeksSince))
    return { ...answer, evidence }
  },
})

function widthOf(name: string, rows: readonly (readonly unknown[])[]): number {
  const width = rows[0]?.length ?? 0
  if (rows.length === 0) fail('empty', name, 'one list a place')
  const ragged = rows.findIndex((row) => row.length !== width)
  if (ragged !== -1) fail('length-differs', name, `lists of ${width}, as the first`, ragged)
  return width
}
