import type { NearRepeatsInput } from '../../src/analysis/near-repeats-input.ts'
import { randomStream } from '../../src/analysis/random.ts'

const hotSpots = 12
const days = 364

/** Events on 1.6 × 1.2 km over a year, most around hot spots; every fifth is followed by one within 80 m and a fortnight. */
export function inventedEvents(events: number, permutations: number): NearRepeatsInput {
  const random = randomStream(2026)
  const spots = Array.from({ length: hotSpots }, () => [1600 * random.uniform(), 1200 * random.uniform()] as const)
  const eastMetres = new Float64Array(events)
  const northMetres = new Float64Array(events)
  const when = new Float64Array(events)
  for (let i = 0; i < events; i++) {
    const earlier = i % 5 === 4 ? i - 1 : -1
    const [east, north] = earlier >= 0 ? [eastMetres[earlier]!, northMetres[earlier]!] : spots[random.below(hotSpots)]!
    const spread = earlier >= 0 ? 25 : 120
    eastMetres[i] = Math.min(1600, Math.max(0, east + spread * random.normal()))
    northMetres[i] = Math.min(1200, Math.max(0, north + spread * random.normal()))
    const day = earlier >= 0 ? when[earlier]! + random.below(14) : random.below(days)
    when[i] = day % days
  }
  return {
    eastMetres,
    northMetres,
    days: when,
    distanceEdgesMetres: Float64Array.of(0, 50, 100, 150, 200, 300, 400),
    dayEdges: Float64Array.of(0, 7, 14, 21, 28, 56),
    samePlace: false,
    permutations,
    seed: 1,
  }
}
