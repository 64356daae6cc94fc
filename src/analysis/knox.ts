import { requireWithin } from './check.ts'
import { type NearRepeatsPart, nearRepeatsWork } from './near-repeats.ts'
import type { NearRepeatsInput } from './near-repeats-input.ts'
import { gammaBelow } from './special.ts'
import { type Divisible, doWhole, type Hooks } from './work.ts'

/** One band of distance and one of time, both from 0. */
export interface KnoxInput extends Omit<NearRepeatsInput, 'distanceEdgesMetres' | 'dayEdges' | 'samePlace'> {
  /** Close in space: nearer than this, the same place included. */
  readonly withinMetres: number
  /** Close in time: fewer days apart than this, the same moment included. */
  readonly withinDays: number
}

export interface Knox {
  readonly events: number
  readonly pairs: number
  /** Pairs close in space, whatever their times; and the other way round. */
  readonly closeInSpace: number
  readonly closeInTime: number
  /** Pairs close in both. */
  readonly observed: number
  readonly expected: number
  readonly variance: number
  readonly ratio: number | null
  readonly chanceLow: number | null
  readonly chanceHigh: number | null
  readonly pMore: number
  readonly pFewer: number
  /** P(X ≥ observed) for X Poisson with the expected mean: for comparison with tools that give it, as P(X > observed). */
  readonly poissonMore: number
}

const asBands = ({ withinMetres, withinDays, ...events }: KnoxInput): NearRepeatsInput => ({
  ...events,
  distanceEdgesMetres: Float64Array.of(0, withinMetres),
  dayEdges: Float64Array.of(0, withinDays),
  samePlace: false,
})

/** The same kernel as near repeats, with one band. */
export const knoxWork: Divisible<KnoxInput, NearRepeatsPart, Knox> = {
  units: (input) => {
    // Above 0 and rising is what the bands ask; named here as the caller knows them.
    requireWithin('withinMetres', input.withinMetres, Number.MIN_VALUE, 1e8)
    requireWithin('withinDays', input.withinDays, Number.MIN_VALUE, 1e8)
    return nearRepeatsWork.units(asBands(input))
  },
  part: (input, from, to, hooks) => nearRepeatsWork.part(asBands(input), from, to, hooks),
  join: (input, parts) => {
    const table = nearRepeatsWork.join(asBands(input), parts)
    const [observed] = table.observed
    const [expected] = table.expected
    return {
      events: table.events,
      pairs: table.pairs,
      closeInSpace: table.pairsByDistance[0],
      closeInTime: table.pairsByDays[0],
      observed,
      expected,
      variance: table.variance[0],
      ratio: table.ratio[0],
      chanceLow: table.chanceLow[0],
      chanceHigh: table.chanceHigh[0],
      pMore: table.pMore[0],
      pFewer: table.pFewer[0],
      poissonMore: poissonAtLeast(observed, expected),
    }
  },
}

/**
 * Knox's test (Knox 1964, Applied Statistics 13(1), 25–29): are there more pairs of events close both in space and in
 * time than there would be with the times dealt out to the places at random? docs/methods/near-repeats.md
 * @throws MethodError for bad input
 * Cost: as near repeats: pairs close in space × permutations × about 1.5 ns.
 */
export const knox = (input: KnoxInput, hooks?: Hooks): Knox => doWhole(knoxWork, input, hooks)

/** P(X ≥ count) for X Poisson(mean): the observed count belongs to the tail. */
export const poissonAtLeast = (count: number, mean: number): number => {
  if (count === 0) return 1
  return mean === 0 ? 0 : gammaBelow(count, mean)
}
