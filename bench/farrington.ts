// Farrington flexible on 312 weeks, 49 of them judged, against R's surveillance and against a fit by design matrix.
// `node bench/farrington.ts`; keeps bench/results/farrington.json.
import { farringtonFlexible } from '../src/analysis/farrington.ts'
import { randomStream } from '../src/analysis/random.ts'
import { seasonGroups } from '../src/analysis/season-groups.ts'
import { keepContest, readColumns, runR, sharedInput, timed, writeColumns } from './parts/contest.ts'

const shared = sharedInput('weekly_312.csv')
const counts = shared ? readColumns(shared).count : invented()
if (!counts) throw new Error('weekly_312.csv has no column count')

function invented(): Float64Array {
  const random = randomStream(312)
  return Float64Array.from({ length: 312 }, (_, week) =>
    random.clustered(18 * (1 + 0.3 * Math.sin((2 * Math.PI * week) / 52)), 1.2),
  )
}

/** The obvious version of what takes the time: four fits a week, each step with the whole design matrix. */
function naive(weekly: ArrayLike<number>): number {
  const { offset, group, groupCount } = seasonGroups({
    weeksPerYear: 52,
    yearsBack: 5,
    halfWindowWeeks: 3,
    seasonGroups: 10,
    recentWeeksLeftOut: 26,
  })
  const width = groupCount + 1
  let sum = 0
  for (let week = 263; week < weekly.length; week++) {
    const design = Array.from(offset, (time, i) =>
      Array.from({ length: width }, (_, j) => (j === groupCount ? time : group[i] === j ? 1 : 0)),
    )
    const y = Array.from(offset, (back) => weekly[week + back] ?? 0)
    for (let fit = 0; fit < 2; fit++) {
      let eta = y.map((count) => Math.log(count + 0.1))
      let level: number[] = []
      for (let step = 0; step < 5; step++) {
        const mean = eta.map(Math.exp)
        const response = eta.map((e, i) => e + ((y[i] ?? 0) - (mean[i] ?? 1)) / (mean[i] ?? 1))
        level = solve(design, mean, response)
        eta = design.map((row) => row.reduce((total, value, j) => total + value * (level[j] ?? 0), 0))
      }
      sum += Math.exp(level[groupCount - 1] ?? 0)
    }
  }
  return sum
}

function solve(design: readonly number[][], weight: readonly number[], response: readonly number[]): number[] {
  const width = design[0]?.length ?? 0
  const rows = Array.from({ length: width }, (_, j) =>
    Array.from({ length: width + 1 }, (_, k) =>
      design.reduce(
        (sum, row, i) => sum + (weight[i] ?? 0) * (row[j] ?? 0) * (k < width ? (row[k] ?? 0) : (response[i] ?? 0)),
        0,
      ),
    ),
  )
  for (let pivot = 0; pivot < width; pivot++) {
    for (let row = 0; row < width; row++) {
      const factor = row === pivot ? 0 : (rows[row]?.[pivot] ?? 0) / (rows[pivot]?.[pivot] ?? 1)
      rows[row] = (rows[row] ?? []).map((value, k) => value - factor * (rows[pivot]?.[k] ?? 0))
    }
  }
  return rows.map((row, j) => (row[width] ?? 0) / (row[j] ?? 1))
}

const ours = timed(() => farringtonFlexible(counts), 21)
const slow = timed(() => naive(counts))
const peer = runR('farrington', [writeColumns('weekly.csv', { count: counts })])
const theirs = (peer?.bounds ?? []) as readonly (number | null)[]
const differing = ours.answer.filter(({ upperBound }, i) => upperBound !== (theirs[i] ?? null)).length

keepContest('farrington', [
  {
    work: 'Farrington flexible, 312 weeks (49 judged, five years of history)',
    seconds: ours.seconds,
    naiveSeconds: slow.seconds,
    peers: { [`surveillance ${peer?.version ?? ''}`.trim()]: peer?.seconds ?? null },
    goal: '≥ 5 × faster than surveillance',
    reached: peer ? peer.seconds >= 5 * ours.seconds : null,
    ...(peer ? { agreement: `${differing} of ${ours.answer.length} bounds differ from surveillance's` } : {}),
  },
])
