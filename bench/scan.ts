// The space-time permutation scan against looking at every cylinder anew: `node bench/scan.ts`. The obvious version draws fewer
// permutations, and its time is told for as many as ours.
import { excessLogRatio } from '../src/analysis/excess-log-ratio.ts'
import { type PermutationScan, permutationScan, permutationScanWork } from '../src/analysis/permutation-scan.ts'
import type { PermutationScanInput } from '../src/analysis/permutation-scan-input.ts'
import { randomStream } from '../src/analysis/random.ts'
import { type ContestRow, keepContest, timed } from './parts/contest.ts'

/** Events at the crossings of a town of 1.2 × 1.2 km, and one in twenty in a corner over the last five days. */
function invented(count: number, dayCount: number): Pick<PermutationScanInput, 'eastMetres' | 'northMetres' | 'days'> {
  const random = randomStream(count)
  const rows = Array.from({ length: count }, (_, i) =>
    i % 20 === 0
      ? [900 + random.below(3) * 50, 300 + random.below(3) * 50, dayCount - 5 + random.below(5)]
      : [random.below(25) * 50, random.below(25) * 50, random.below(dayCount)],
  )
  const column = (k: number) => Float64Array.from(rows, (row) => row[k] ?? 0)
  return { eastMetres: column(0), northMetres: column(1), days: column(2) }
}

/** As one would write it: around each place every radius, over each stretch of days, with the events counted again. */
function naiveBest(
  input: PermutationScanInput,
  days: ArrayLike<number>,
  placed: readonly (readonly number[])[],
): number {
  const { radiusMetres, longestDays, when = 'now', largestShare = 0.5, fewestEvents = 2 } = input
  const events = placed.map(([east = 0, north = 0], i) => ({ east, north, day: days[i] ?? 0 }))
  const [first, end] = [Math.min(...input.days), Math.max(...input.days)]
  const inDays = new Map<number, number>()
  const stretches: (readonly [number, number])[] = []
  for (let to = when === 'now' ? end : first; to <= end; to++) {
    for (let from = Math.max(first, to - longestDays + 1); from <= to; from++) {
      inDays.set(stretches.length, events.filter(({ day }) => day >= from && day <= to).length)
      stretches.push([from, to])
    }
  }
  let best = 0
  for (const centre of new Map(events.map((event) => [`${event.east},${event.north}`, event])).values()) {
    const near = events
      .map((event) => ({ ...event, away: Math.hypot(event.east - centre.east, event.north - centre.north) }))
      .filter(({ away }) => away <= radiusMetres)
    for (const radius of new Set(near.map(({ away }) => away))) {
      const inside = near.filter(({ away }) => away <= radius)
      if (inside.length > largestShare * events.length) continue
      stretches.forEach(([from, to], stretch) => {
        const count = inside.filter(({ day }) => day >= from && day <= to).length
        const expected = (inside.length * (inDays.get(stretch) ?? 0)) / events.length
        if (count >= fewestEvents && expected > 0) best = Math.max(best, excessLogRatio(count, expected, events.length))
      })
    }
  }
  return best
}

/** The best of the data, and of the first permutations, dealt as the kernel deals them. */
function naive(input: PermutationScanInput, permutations: number): number[] {
  const placed = Array.from(input.eastMetres, (east, i) => [east, input.northMetres[i] ?? 0] as const)
  const byPlace = placed.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const drawn = Array.from({ length: permutations }, (_, permutation) => {
    const dealt = input.days.toSorted()
    randomStream(input.seed, permutation).shuffle(dealt)
    return naiveBest(input, dealt, byPlace)
  })
  return [naiveBest(input, input.days, placed), ...drawn]
}

function contest(
  count: number,
  dayCount: number,
  when: 'now' | 'ever',
  permutations: number,
  fewer: number,
): ContestRow {
  const input = { ...invented(count, dayCount), radiusMetres: 250, longestDays: 14, when, permutations, seed: 1 }
  const { seconds, answer } = timed(() => permutationScan(input))
  const { clusters, cylinders } = answer as PermutationScan
  const slow = timed(() => naive(input, fewer), 1)
  const best = [clusters[0]?.logLikelihoodRatio ?? 0, ...permutationScanWork.part(input, 0, fewer).greatest]
  const apart = Math.max(...best.map((ratio, i) => Math.abs(ratio - (slow.answer[i] ?? Number.NaN))))
  return {
    work: `space-time scan (${when}), ${count.toLocaleString('en')} events, ${cylinders.toLocaleString('en')} cylinders, ${permutations} permutations`,
    seconds,
    naiveSeconds: (slow.seconds / (fewer + 1)) * (permutations + 1),
    agreement: `naive: the best log ratio of the data and of ${fewer} permutations within ${apart.toExponential(1)}`,
  }
}

keepContest('scan', [
  contest(150, 60, 'now', 999, 19),
  contest(1000, 180, 'now', 999, 3),
  contest(300, 60, 'ever', 99, 3),
])
