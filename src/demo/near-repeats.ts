import type { Random } from '../analysis/random.ts'
import { exponential, pickIndex, poisson } from './draw.ts'

/**
 * Near repeats as a self-exciting process in its cluster form (Hawkes & Oakes 1974): every event brings on
 * Poisson(branching) others, soon after and at or next to the same place. The weekly count then varies more
 * than its mean: by φ = 1/(1 − branching)² when all of a chain falls in one week, by less when it spreads.
 */
export interface NearRepeats {
  readonly branching: number
  /** Mean days from an event to one it brings on. */
  readonly meanDelayDays: number
  /** Share of them at the very same place; the rest next to it. */
  readonly samePlace: number
}

/**
 * Dispersion φ = variance/mean of the count in a window: Hawkes (1971) with an exponential kernel.
 * @param windowDays length of the counting window
 */
export function dispersionOf({ branching, meanDelayDays }: NearRepeats, windowDays = 7): number {
  const rest = 1 - branching
  const decay = (windowDays / meanDelayDays) * rest
  return rest ** -2 * (1 - (1 - rest ** 2) * (-Math.expm1(-decay) / decay))
}

/** The branching that gives a weekly dispersion, by bisection to 1e-12. */
export function branchingFor(dispersion: number, meanDelayDays: number, samePlace: number): NearRepeats {
  let [low, high] = [0, 0.99]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (dispersionOf({ branching: middle, meanDelayDays, samePlace }) < dispersion) low = middle
    else high = middle
  }
  return { branching: (low + high) / 2, meanDelayDays, samePlace }
}

/** An event of a chain: days after the beginning of time, and the place as an index. */
export interface Link {
  readonly day: number
  readonly place: number
  /** 0 began the chain. */
  readonly generation: number
}

/**
 * The whole chain that one event brings on, itself first.
 * @param day of the first event, with a fraction
 * @param near places next to a place, never empty of meaning: none keeps the repeat at the same place
 */
export function chainFrom(
  random: Random,
  repeats: NearRepeats,
  day: number,
  place: number,
  near: (place: number) => readonly number[],
): readonly Link[] {
  const chain: Link[] = [{ day, place, generation: 0 }]
  for (let i = 0; i < chain.length; i++) {
    const parent = chain[i] as Link
    for (let n = poisson(random, repeats.branching); n > 0; n--) {
      const around = random.uniform() < repeats.samePlace ? [] : near(parent.place)
      chain.push({
        day: parent.day + exponential(random, repeats.meanDelayDays),
        place:
          around.length === 0
            ? parent.place
            : (around[
                pickIndex(
                  random,
                  around.map(() => 1),
                )
              ] as number),
        generation: parent.generation + 1,
      })
    }
  }
  return chain
}

/**
 * When a link of a chain falls, in days: a repeat on a later day keeps to the hours of its form, and one on the
 * first day follows its forerunner.
 * @param shares of the 168 hours of the week; days count from a Monday
 */
export function inRhythm(random: Random, shares: Float64Array, link: Link, firstDay: number): number {
  const day = Math.floor(link.day)
  if (link.generation === 0 || day === firstDay) return link.day
  const weekday = ((day % 7) + 7) % 7
  return day + (pickIndex(random, shares.subarray(weekday * 24, weekday * 24 + 24)) + random.uniform()) / 24
}
