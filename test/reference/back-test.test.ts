import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backTest } from '../../src/analysis/back-test.ts'
import { backTest as method } from '../../src/methods/back-test.ts'
import { callMethod } from '../../src/methods/call-method.ts'

/** One window in which place i has `observed[i]` events, and a ranking by `scores`. */
function oneWindow(observed: readonly number[], scores: readonly number[], areas: readonly number[], chosen: number) {
  const rows = observed.flatMap((count, place) => Array.from({ length: count }, () => place))
  const answer = backTest({
    at: rows.map(() => 0),
    place: rows,
    areaSquareMetres: areas,
    cutOffs: [0],
    windowDays: 1,
    chosen,
    scorer: { kind: 'own', scores },
  })
  if (!answer.defined) throw new Error(answer.reason)
  return answer.ranking
}

describe('published figures', () => {
  it('PAI 2, 1.5, 1 and PEI 1, 1, 1 for one, two, three of three places (R package ptools, tests/testthat/test-pai.R)', () => {
    const figures = [1, 2, 3].map((chosen) => oneWindow([6, 3, 0], [3, 2, 1], [1, 1, 1], chosen))
    const [first, second, third] = figures.map(({ pai }) => pai.value)
    expect(first).toBeCloseTo(2, 12)
    expect(second).toBeCloseTo(1.5, 12)
    expect(third).toBeCloseTo(1, 12)
    for (const { peiStar } of figures) expect(peiStar.value).toBeCloseTo(1, 12)
  })

  it('is (n / N) / (a / A), the definition in Chainey, Tompson & Uhlig 2008: half the events on a fifth of the area is 2.5', () => {
    expect(oneWindow([5, 5], [2, 1], [200, 800], 1).pai.value).toBeCloseTo(2.5, 12)
    expect(oneWindow([5, 5], [2, 1], [200, 800], 1).hitsPerSquareKilometre.value).toBeCloseTo(25_000, 6)
  })
})

describe('the worked example of docs/methods/back-test.md', () => {
  it('gives the figures of the page', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/methods/back-test.md'), 'utf8').replaceAll(
      '\n',
      ' ',
    )
    const called = callMethod('back-test', method.example)
    if (!called.ok) throw new Error(called.problem.code)
    interface Range {
      value: number
      low: number
      high: number
    }
    interface Figures {
      pai: Range
      peiStar: Range
      hitsPerSquareKilometre: Range
    }
    const { ranking, baseline, paiDifference, windows } = called.value.result as {
      ranking: Figures
      baseline: Figures
      paiDifference: Range
      windows: { events: number; hits: number; baselineHits: number; bestHits: number }[]
    }
    const sum = (of: 'events' | 'hits' | 'baselineHits' | 'bestHits') => windows.reduce((all, one) => all + one[of], 0)
    const shown = ({ value, low, high }: Range) => `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
    expect(page).toContain(`It meets ${sum('hits')} of ${sum('events')} events`)
    expect(page).toContain(`would have met ${sum('bestHits')}: PAI ${shown(ranking.pai)}`)
    expect(page).toContain(
      `PEI\\* ${ranking.peiStar.value.toFixed(2)}, ${ranking.hitsPerSquareKilometre.value.toFixed(0)} hits`,
    )
    expect(page).toContain(
      `meets ${sum('baselineHits')} (in one week two places tie, and count by half): PAI ${shown(baseline.pai)}`,
    )
    expect(page).toContain(`The difference of PAI is ${shown(paiDifference)}`)
  })
})
