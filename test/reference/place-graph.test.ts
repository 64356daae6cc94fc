import { describe, expect, it } from 'vitest'
import { routeGraph, usualPace } from '../../src/analysis/place-graph.ts'
import { routeTo, shortestWays } from '../../src/analysis/shortest-ways.ts'
import { callMethod } from '../../src/methods/call-method.ts'
import { placeGraph } from '../../src/methods/place-graph.ts'
import { methodPage } from './method-page.ts'

describe('Cormen, Leiserson, Rivest & Stein, Introduction to Algorithms, 3rd ed., figure 24.6', () => {
  // s t x y z as 0 … 4; directed.
  const edges: readonly (readonly [from: number, to: number, length: number])[] = [
    [0, 1, 10],
    [0, 3, 5],
    [1, 2, 1],
    [1, 3, 2],
    [2, 4, 4],
    [3, 1, 3],
    [3, 2, 9],
    [3, 4, 2],
    [4, 0, 7],
    [4, 2, 6],
  ]
  const graph = routeGraph(
    {
      placeCount: 5,
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      kind: edges.map(() => 0),
      length: Float64Array.from(edges, ([, , length]) => length),
      oneWay: edges.map(() => 1),
    },
    { by: 'metres' },
  )
  const ways = shortestWays(graph, 0)

  it('distances 0, 8, 9, 5, 7 from s', () => {
    expect(Array.from(ways.metres)).toEqual([0, 8, 9, 5, 7])
  })
  it('the predecessors of the figure: t after y, x after t, y and z straight on', () => {
    expect(routeTo(graph, ways, 2)?.places).toEqual([0, 3, 1, 2])
    expect(routeTo(graph, ways, 4)?.places).toEqual([0, 3, 4])
  })
})

describe('docs/methods/place-graph.md', () => {
  const page = methodPage('place-graph')
  const answer = (extra: object = {}) => {
    const called = callMethod('place-graph', { ...placeGraph.example, ...extra })
    if (!called.ok) throw new Error(called.problem.code)
    return called.value.result as {
      minutes: (number | null)[][]
      routes: ({ metres: number; minutes: number; by: string[] } | null)[]
    }
  }

  it('prints the figures of its example', () => {
    const [up, down, first] = answer().routes
    expect(up?.by).toEqual(['walk', 'lift', 'lift', 'walk'])
    expect(page).toContain(`across the attic: ${up?.metres} m walked, ${up?.minutes.toFixed(2)} minutes`)
    expect(down?.by).toEqual(['stairs', 'walk'])
    expect(page).toContain(`down the stairs: ${down?.metres} m, ${down?.minutes.toFixed(2)} minutes`)
    expect(first?.by).toEqual(['walk', 'stairs'])
    expect(page).toContain(`takes the stairs: ${first?.metres} m and ${first?.minutes.toFixed(2)} minutes`)
    const stepFree = answer({ without: ['stairs'] })
    expect(page).toContain(`the lift would make ${stepFree.routes[2]?.minutes.toFixed(2)}.`)
    expect(stepFree.minutes[0]?.[3]).toBeNull()
    expect(page).toContain(
      `Without lifts the way up is ${answer({ without: ['lift'] }).routes[0]?.minutes.toFixed(2)} minutes`,
    )
  })

  it('prints the usual pace', () => {
    expect(page).toContain(`metres / ${usualPace.walkMetresPerMinute}`)
    expect(page).toContain(
      `${usualPace.upMinutesPerFloor.toFixed(3)} a floor up, ${usualPace.downMinutesPerFloor.toFixed(3)} a floor down`,
    )
    expect(page).toContain(`${usualPace.stairMetresPerFloor} a floor |`)
    expect(page).toContain(
      `${usualPace.liftWaitMinutes} to wait, once a ride, and ${usualPace.liftMinutesPerFloor} a floor`,
    )
    expect(usualPace.walkMetresPerMinute).toBeCloseTo(1.34 * 60, 10)
  })
})
