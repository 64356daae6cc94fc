import type { Random } from '../analysis/random.ts'
import { type BenchPoint, type BenchTown, benchMoments } from './bench-town.ts'
import { logNormal, pickIndex, poisson, stream } from './draw.ts'
import { branchingFor, chainFrom, inRhythm } from './near-repeats.ts'

const delaySigma = 1
const meanRepeatDays = 1.5
/** All repeats at the same point: points are far apart. */
const repeats = branchingFor(benchMoments.dispersion, meanRepeatDays, 1)
/** Chains that began before the first week may reach into it. */
const burnInWeeks = 4

/** Aligned arrays in order of time. */
export interface BenchEvents {
  /** Minutes since Monday 00:00 of week 0. */
  readonly atMinute: Float64Array
  readonly point: Uint8Array
  readonly reported: Uint8Array
  /** Minutes since Monday 00:00 of week 0; NaN when never reported. */
  readonly knownAtMinute: Float64Array
}

/**
 * What happens in the bench town. A chain of repeats is reported as one: whoever calls once calls again, so what is
 * reported is as clustered as what happens.
 * @param weeks how many; chains that began in the four weeks before reach in
 */
export function benchEvents({ points }: BenchTown, weeks: number, seed: number): BenchEvents {
  const events = points.flatMap((point, index) => {
    const random = stream(seed, `bench point ${index}`)
    return Array.from({ length: weeks + burnInWeeks }, (_, w) => w - burnInWeeks).flatMap((week) =>
      Array.from({ length: poisson(random, point.rate * (1 - repeats.branching)) }).flatMap(() =>
        chainAt(random, point, index, week),
      ),
    )
  })
  const inside = events.filter(({ at }) => at >= 0 && at < weeks * 7 * 1440).sort((a, b) => a.at - b.at)
  return {
    atMinute: Float64Array.from(inside, ({ at }) => at),
    point: Uint8Array.from(inside, ({ index }) => index),
    reported: Uint8Array.from(inside, ({ known }) => (Number.isNaN(known) ? 0 : 1)),
    knownAtMinute: Float64Array.from(inside, ({ known }) => known),
  }
}

function chainAt(random: Random, { rhythm, reporting }: BenchPoint, index: number, week: number) {
  const first = week * 7 + (pickIndex(random, rhythm) + random.uniform()) / 24
  const reported = random.uniform() < reporting
  return chainFrom(random, repeats, first, index, () => []).map((link) => {
    const at = Math.floor(inRhythm(random, rhythm, link, Math.floor(first)) * 1440)
    const delay = logNormal(random, benchMoments.medianDelayDays, delaySigma) * 1440
    return { at, index, known: reported ? at + delay : Number.NaN }
  })
}
