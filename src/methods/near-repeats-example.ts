import { randomStream } from '../analysis/random.ts'

/**
 * An invented town of 1.5 × 1.5 km: 120 burglaries spread over 180 days and 60 places, and after one in five of them
 * another at the same place or within 100 m within a week. Whole metres and days, so that the figures can be checked.
 */
export function nearRepeatExample() {
  const random = randomStream(2026)
  const within = (length: number) => random.below(length)
  const homes = Array.from({ length: 60 }, () => ({ east: within(1500), north: within(1500) }))
  const events: { east: number; north: number; day: number }[] = []
  for (let i = 0; i < 120; i++) {
    const { east, north } = homes[within(homes.length)] ?? { east: 0, north: 0 }
    const day = within(180)
    events.push({ east, north, day })
    if (i % 5 > 0) continue
    const same = within(2) === 0
    const step = () => (same ? 0 : within(141) - 70)
    events.push({ east: east + step(), north: north + step(), day: day + within(7) })
  }
  return {
    eastMetres: events.map(({ east }) => east),
    northMetres: events.map(({ north }) => north),
    days: events.map(({ day }) => day),
  }
}
