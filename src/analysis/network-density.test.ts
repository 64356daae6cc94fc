import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenly } from '../../test/evenly.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import { type LineKernel, lineShapes } from './line-kernel.ts'
import { MethodError } from './method-error.ts'
import { networkDensity, placesAlong } from './network-density.ts'
import type { Network, NetworkChoice, NetworkEvents, NetworkPlaces } from './network-spread.ts'
import { Cancelled } from './work.ts'

const network = (edges: readonly (readonly [number, number, number])[]): Network => ({
  vertexCount: 1 + Math.max(0, ...edges.flatMap(([from, to]) => [from, to])),
  from: edges.map(([from]) => from),
  to: edges.map(([, to]) => to),
  lengthMetres: Float64Array.from(edges, ([, , metres]) => metres),
})
const places = (list: readonly (readonly [number, number])[]): NetworkPlaces => ({
  segment: list.map(([segment]) => segment),
  fraction: Float64Array.from(list, ([, fraction]) => fraction),
})
const kernels: readonly LineKernel[] = ['quartic', 'epanechnikov', 'gaussian']
const quartic = (bandwidthMetres: number): NetworkChoice => ({ kernel: 'quartic', bandwidthMetres })

/** The slow, obvious version: every path from the incident to the place, one by one, each with its product of shares. */
function byPaths(
  net: Network,
  event: readonly [number, number],
  place: readonly [number, number],
  kernel: LineKernel,
  h: number,
) {
  const ends = net.lengthMetres.length
  const at = (metres: number) => (metres < h ? lineShapes[kernel].at(metres / h) / h : 0)
  const [onSegment, fraction] = event
  const [segment, placeFraction] = place
  const here = net.lengthMetres[segment]! * placeFraction
  let sum = segment === onSegment ? at(Math.abs(here - fraction * net.lengthMetres[segment]!)) : 0
  const meet = (vertex: number, arrivedBy: number, arrivedAtEnd: boolean, metres: number, share: number): void => {
    if (metres >= h) return
    const exits: [number, boolean][] = []
    for (let s = 0; s < ends; s++) {
      if (net.from[s] === vertex) exits.push([s, true])
      if (net.to[s] === vertex) exits.push([s, false])
    }
    for (const [s, forward] of exits) {
      const isBack = s === arrivedBy && forward !== arrivedAtEnd
      const part = share * (2 / exits.length - (isBack ? 1 : 0))
      if (part === 0) continue
      if (s === segment) sum += part * at(metres + (forward ? here : net.lengthMetres[s]! - here))
      meet(forward ? net.to[s]! : net.from[s]!, s, forward, metres + net.lengthMetres[s]!, part)
    }
  }
  const along = fraction * net.lengthMetres[onSegment]!
  meet(net.to[onSegment]!, onSegment, true, net.lengthMetres[onSegment]! - along, 1)
  meet(net.from[onSegment]!, onSegment, false, along, 1)
  return sum
}

const edge = fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 20, max: 90 }))
const anyNetwork = fc.array(edge, { minLength: 1, maxLength: 9 }).map(network)
const withPlaces = (most: number) =>
  anyNetwork.chain((net) => {
    const place = fc.tuple(fc.nat(net.lengthMetres.length - 1), evenly(0, 1))
    return fc.tuple(
      fc.constant(net),
      fc.array(place, { minLength: 1, maxLength: most }),
      fc.array(place, { maxLength: 4 }),
    )
  })

describe('density on a network', () => {
  it('is the sum over paths, on any network with loops, double streets and dead ends', () => {
    fc.assert(
      fc.property(
        withPlaces(3),
        fc.constantFrom(...kernels),
        fc.integer({ min: 20, max: 110 }),
        (given, kernel, whole) => {
          const [net, events, asked] = given
          // No path is just as long as the bandwidth, where the Gaussian is cut: rounding would decide.
          const h = whole + 0.37
          const { perMetre } = networkDensity(net, places(events), places(asked), { kernel, bandwidthMetres: h })
          asked.forEach((place, i) => {
            const slow = events.reduce((sum, event) => sum + byPaths(net, event, place, kernel, h), 0)
            expect(perMetre[i]).toBeCloseTo(slow, 9)
          })
        },
      ),
      { numRuns: 150 },
    )
  })

  it('has the number of incidents as its integral, exactly, also against dead ends and far beyond the streets', () => {
    fc.assert(
      fc.property(withPlaces(5), fc.constantFrom(...kernels), fc.integer({ min: 1, max: 300 }), (given, kernel, h) => {
        const [net, events] = given
        const { onSegment } = networkDensity(net, places(events), places([]), { kernel, bandwidthMetres: h })
        expect(onSegment.reduce((a, b) => a + b, 0)).toBeCloseTo(events.length, 9)
      }),
      { numRuns: 100 },
    )
  })

  it('gives each segment the integral of the density along it', () => {
    const net = network([
      [0, 1, 100],
      [1, 2, 60],
      [1, 3, 80],
      [1, 4, 50],
      [2, 3, 70],
    ])
    const events = places([
      [0, 0.9],
      [4, 0.5],
    ])
    const { nodes, weights } = gaussLegendre(400)
    for (const kernel of kernels) {
      const choice = { kernel, bandwidthMetres: 130 }
      const { onSegment } = networkDensity(net, events, places([]), choice)
      onSegment.forEach((mass, segment) => {
        const asked = places(Array.from(nodes, (x) => [segment, (1 + x) / 2] as const))
        const heights = networkDensity(net, events, asked, choice).perMetre
        const integral = heights.reduce(
          (sum, height, i) => sum + (height * weights[i]! * net.lengthMetres[segment]!) / 2,
          0,
        )
        expect(integral).toBeCloseTo(mass, 4)
      })
    }
  })

  it('is continuous over junctions', () => {
    const net = network([
      [0, 1, 100],
      [1, 2, 60],
      [3, 1, 80],
      [1, 4, 50],
    ])
    const { perMetre } = networkDensity(
      net,
      places([[0, 0.8]]),
      places([
        [0, 1],
        [1, 0],
        [2, 1],
        [3, 0],
      ]),
      quartic(90),
    )
    for (const height of perMetre) expect(height).toBeCloseTo(perMetre[0]!, 14)
  })

  it('does not see a vertex where two segments go on as one, nor which way segments are drawn', () => {
    const whole = network([
      [0, 1, 200],
      [1, 2, 90],
      [1, 3, 70],
    ])
    const cut = network([
      [1, 4, 50],
      [4, 0, 150],
      [2, 1, 90],
      [1, 3, 70],
    ])
    const one = networkDensity(
      whole,
      places([
        [0, 0.9],
        [1, 0.5],
      ]),
      places([
        [0, 0.5],
        [0, 0.8],
        [1, 0.2],
        [2, 0.1],
      ]),
      quartic(160),
    )
    // 0.9 of the way is 180 m, so 20 m from vertex 1; 0.5 is 100 m from it, 50 m beyond the new vertex.
    const events = places([
      [0, 0.4],
      [2, 0.5],
    ])
    const two = networkDensity(
      cut,
      events,
      places([
        [1, 50 / 150],
        [0, 0.8],
        [2, 0.8],
        [3, 0.1],
      ]),
      quartic(160),
    )
    two.perMetre.forEach((height, i) => expect(height).toBeCloseTo(one.perMetre[i]!, 12))
  })

  it('counts weights as so many incidents, in any order, and metres as kilometres but for the unit', () => {
    const list = [
      [0, 0.2],
      [1, 0.7],
      [0, 0.2],
    ] as const
    const net = network([
      [0, 1, 100],
      [1, 2, 60],
      [1, 0, 80],
    ])
    const asked = places([
      [0, 0.4],
      [2, 0.5],
      [1, 1],
    ])
    const once = networkDensity(net, places(list), asked, quartic(150))
    const weighted = networkDensity(
      net,
      {
        ...places([
          [1, 0.7],
          [0, 0.2],
        ]),
        weights: Float64Array.of(1, 2),
      },
      asked,
      quartic(150),
    )
    const kilometres = { ...net, lengthMetres: net.lengthMetres.map((metres) => metres / 1000) }
    const inKilometres = networkDensity(kilometres, places(list), asked, quartic(0.15))
    once.perMetre.forEach((height, i) => {
      expect(weighted.perMetre[i]).toBeCloseTo(height, 14)
      expect(inKilometres.perMetre[i]! / 1000).toBeCloseTo(height, 12)
    })
  })

  it('is zero without incidents, and a segment alone sends everything back from its ends', () => {
    const net = network([[0, 1, 10]])
    expect(networkDensity(net, places([]), places([[0, 0.5]]), quartic(5)).perMetre[0]).toBe(0)
    const far = networkDensity(
      net,
      places([[0, 0.3]]),
      places([
        [0, 0.1],
        [0, 0.9],
      ]),
      quartic(1000),
    )
    // A kernel a hundred times as long as the street is level on it: one incident on ten metres.
    for (const height of far.perMetre) expect(height).toBeCloseTo(0.1, 3)
  })
})

describe('places along a network', () => {
  it('are the middles of equal pieces no longer than the spacing', () => {
    expect(
      placesAlong(
        network([
          [0, 1, 25],
          [1, 2, 10],
        ]),
        10,
      ),
    ).toEqual({
      segment: Int32Array.of(0, 0, 0, 1),
      fraction: Float64Array.of(0.5 / 3, 1.5 / 3, 2.5 / 3, 0.5),
    })
    expect(() =>
      placesAlong(
        network([
          [0, 1, 1e7],
          [1, 2, 1e7],
        ]),
        0.001,
      ),
    ).toThrow('spacingMetres: too many')
  })
})

describe('bad and extreme input', () => {
  const net = network([[0, 1, 100]])
  const refused = (work: () => unknown, argument: string, fault: string) => {
    try {
      work()
    } catch (error) {
      expect(error).toBeInstanceOf(MethodError)
      expect((error as MethodError).message).toContain(`${argument}: ${fault}`)
      return
    }
    throw new Error(`not refused: ${argument} ${fault}`)
  }
  const ask =
    (events: NetworkEvents, choice = quartic(50), asked = places([]), on = net) =>
    () =>
      networkDensity(on, events, asked, choice)

  it('is refused by name', () => {
    refused(ask(places([[1, 0.5]])), 'eventSegment[0]', 'unknown reference')
    refused(ask(places([[0, 1.5]])), 'eventFraction[0]', 'out of range')
    refused(ask(places([[0, Number.NaN]])), 'eventFraction[0]', 'out of range')
    refused(ask(places([[0, 0]]), quartic(50), places([[0, -1]])), 'placeFraction[0]', 'out of range')
    refused(ask({ segment: [0], fraction: new Float64Array(2) }), 'eventFraction', 'length differs')
    refused(ask({ ...places([[0, 0]]), weights: Float64Array.of(-1) }), 'weights[0]', 'negative')
    refused(ask({ ...places([[0, 0]]), weights: Float64Array.of(1e10) }), 'weights[0]', 'out of range')
    refused(ask({ ...places([[0, 0]]), weights: new Float64Array() }), 'weights', 'length differs')
    refused(ask(places([]), quartic(0)), 'bandwidthMetres', 'out of range')
    refused(ask(places([]), quartic(Number.NaN)), 'bandwidthMetres', 'not finite')
    refused(ask(places([]), quartic(5), places([]), network([[0, 1, 0]])), 'lengthMetres[0]', 'out of range')
    refused(ask(places([]), quartic(5), places([]), network([[0, 1, Infinity]])), 'lengthMetres[0]', 'not finite')
    refused(ask(places([]), quartic(5), places([]), { ...net, to: [2] }), 'to[0]', 'unknown reference')
    refused(ask(places([]), quartic(5), places([]), { ...net, from: [0, 0] }), 'from', 'length differs')
    refused(ask(places([]), { ...quartic(5), mostSteps: 0 }), 'mostSteps', 'out of range')
  })

  it('stops when the ways between short segments are too many to follow, and says what to give instead', () => {
    const star = network(Array.from({ length: 39 }, (_, i) => [i % 7, (i * 3 + 1) % 11, 1 + i / 41] as const))
    refused(ask(places([[0, 0.5]]), quartic(1000), places([]), star), 'bandwidthMetres', 'too many')
  })

  it('ends the echoes in a sliver of a street', () => {
    const sliver = network([
      [0, 1, 100],
      [1, 2, 0.001],
      [2, 3, 100],
      [2, 4, 80],
      [1, 5, 60],
    ])
    const { onSegment } = networkDensity(sliver, places([[0, 0.9]]), places([]), quartic(70))
    expect(onSegment.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
  })
})

describe('long work', () => {
  it('tells how far it is, and ends when nobody waits', () => {
    const net = network(Array.from({ length: 40 }, (_, i) => [i, i + 1, 50] as const))
    const events = places(Array.from({ length: 40 }, (_, i) => [i, 0.5] as const))
    const told: number[] = []
    networkDensity(net, events, places([]), quartic(100), { progress: (done) => told.push(done) })
    expect(told).toEqual([0, 16, 32])
    expect(() => networkDensity(net, events, places([]), quartic(100), { cancelled: () => true })).toThrow(Cancelled)
  })
})
