import { Type } from 'typebox'
import { linkKinds, routeGraph, usualPace } from '../analysis/place-graph.ts'
import { routeTo, shortestWays, waysAmong } from '../analysis/shortest-ways.ts'
import { defineMethod } from './method.ts'
import {
  closed,
  count,
  flag,
  list,
  nonNegative,
  number,
  oneOf,
  optional,
  orNull,
  setting,
  whole,
} from './schema-parts.ts'

const pace = () => Type.Optional(nonNegative())

export const placeGraph = defineMethod({
  name: 'place-graph',
  version: 1,
  page: 'place-graph',
  question: {
    sv: 'Hur långt är det att gå mellan platser, genom portar, trappor och hissar?',
    en: 'How far is it to walk between places, through doors, stairs and lifts?',
  },
  input: closed({
    placeCount: whole(1, 100_000, 'places are numbered from 0'),
    links: list(
      closed({
        from: count(),
        to: count(),
        kind: oneOf(linkKinds),
        length: number('of a walk metres; of stairs and lifts floors up from the first place, negative when down'),
        oneWay: Type.Optional(flag()),
      }),
      'ways from place to place; lifts that meet at a place are one lift',
    ),
    among: Type.Array(count(), { maxItems: 500, description: 'places between which all ways are given' }),
    routes: Type.Optional(
      Type.Array(closed({ from: count(), to: count() }), { maxItems: 500, description: 'pairs whose route is given' }),
    ),
    by: optional(oneOf(['minutes', 'metres'], 'what is made least'), 'minutes'),
    without: Type.Optional(setting(list(oneOf(linkKinds), 'kinds that cannot be used'))),
    pace: Type.Optional(
      closed(
        {
          walkMetresPerMinute: pace(),
          stairMetresPerFloor: pace(),
          upMinutesPerFloor: pace(),
          downMinutesPerFloor: pace(),
          liftWaitMinutes: pace(),
          liftMinutesPerFloor: pace(),
        },
        'what is left out is as on the page',
      ),
    ),
  }),
  output: closed({
    metres: list(list(orNull(nonNegative())), 'walked from each place of `among` to each; null where there is no way'),
    minutes: list(list(orNull(nonNegative()))),
    routes: list(
      orNull(
        closed({
          metres: nonNegative(),
          minutes: nonNegative(),
          places: list(count()),
          by: list(oneOf(linkKinds), 'from each place of the route to the next'),
        }),
      ),
      'one for each pair asked for; null where there is no way',
    ),
  }),
  /**
   * Two stairwells on a courtyard: 0 gate, 1 hall and 2 fourth floor of the house with stairs, 3 hall, 4 first floor and 5 fourth
   * floor of the house with a lift; an attic from 2 to 5; 6 a cellar reached by stairs from 1.
   */
  example: {
    placeCount: 7,
    links: [
      { from: 0, to: 1, kind: 'walk', length: 60 },
      { from: 0, to: 3, kind: 'walk', length: 40 },
      { from: 1, to: 2, kind: 'stairs', length: 4 },
      { from: 3, to: 4, kind: 'lift', length: 1 },
      { from: 4, to: 5, kind: 'lift', length: 3 },
      { from: 3, to: 4, kind: 'stairs', length: 1 },
      { from: 2, to: 5, kind: 'walk', length: 25 },
      { from: 1, to: 6, kind: 'stairs', length: -1 },
    ],
    among: [0, 2, 5, 6],
    routes: [
      { from: 0, to: 2 },
      { from: 2, to: 0 },
      { from: 0, to: 4 },
    ],
  },
  run: ({ placeCount, links, among, routes = [], by, without, pace }, hooks) => {
    const graph = routeGraph(
      {
        placeCount,
        from: links.map(({ from }) => from),
        to: links.map(({ to }) => to),
        kind: links.map(({ kind }) => linkKinds.indexOf(kind)),
        length: Float64Array.from(links, ({ length }) => length),
        oneWay: links.map(({ oneWay }) => (oneWay === true ? 1 : 0)),
      },
      { by, without, pace: { ...usualPace, ...pace } },
    )
    const ways = waysAmong(graph, among, hooks)
    const rows = (values: Float64Array) =>
      among.map((_, i) => values.subarray(i * among.length, (i + 1) * among.length))
    return {
      metres: rows(ways.metres),
      minutes: rows(ways.minutes),
      routes: routes.map(({ from, to }) => routeTo(graph, shortestWays(graph, from), to)),
    }
  },
})
