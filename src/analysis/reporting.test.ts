import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MethodError } from './method-error.ts'
import { type Reporting, type ReportingInput, reporting } from './reporting.ts'

const input: ReportingInput = {
  reported: { before: 60, after: 75 },
  willingness: { before: { share: 0.4, asked: 300 }, after: { share: 0.55, asked: 250 } },
  seed: 1,
}
const defined = (change: Partial<ReportingInput> = {}): Reporting => {
  const answer = reporting({ ...input, ...change })
  if ('reason' in answer) throw new Error(answer.reason)
  return answer
}
const adjusted = (change: Partial<ReportingInput> = {}) => {
  const answer = defined(change).adjusted
  if (!answer) throw new Error('nothing was adjusted')
  return answer
}
const z95 = 1.959963984540054

describe('reporting separated from crime', () => {
  it('divides by willingness: more reports, less violence', () => {
    const answer = defined({ exposure: { before: 52, after: 26 } })
    expect(answer.reportedChange).toBeCloseTo(2.5, 12)
    expect(answer.adjusted?.trueRate.before).toBeCloseTo(60 / 0.4 / 52, 12)
    expect(answer.adjusted?.trueRate.after).toBeCloseTo(75 / 0.55 / 26, 12)
    expect(answer.adjusted?.change).toBeCloseTo(75 / 26 / 0.55 / (60 / 52 / 0.4), 12)
    expect(defined().reportedChange).toBe(1.25)
    expect(adjusted().change).toBeCloseTo(0.909_090_909, 8)
  })

  it('carries chance in counts and in the survey by the delta method', () => {
    const { change, delta, logVariance } = adjusted({ dispersion: 1.6 })
    const counts = 1.6 * (1 / 60 + 1 / 75)
    const survey = 0.6 / (300 * 0.4) + 0.45 / (250 * 0.55)
    expect(logVariance.counts).toBeCloseTo(counts, 14)
    expect(logVariance.survey).toBeCloseTo(survey, 14)
    expect(delta.low).toBeCloseTo(change * Math.exp(-z95 * Math.sqrt(counts + survey)), 10)
    expect(delta.high).toBeCloseTo(change * Math.exp(z95 * Math.sqrt(counts + survey)), 10)
    const narrow = adjusted({ dispersion: 1.6, confidence: 0.5 })
    expect(narrow.delta.high).toBeCloseTo(change * Math.exp(0.6744897501960817 * Math.sqrt(counts + survey)), 10)
    expect(narrow.simulated.high - narrow.simulated.low).toBeLessThan(0.5 * (delta.high - delta.low))
  })

  it('the delta interval and the simulated one agree where numbers are large', () => {
    const large: Partial<ReportingInput> = {
      reported: { before: 6000, after: 7500 },
      willingness: { before: { share: 0.4, asked: 30_000 }, after: { share: 0.55, asked: 25_000 } },
      draws: 40_000,
      dispersion: 2,
    }
    const { delta, simulated, change, logVariance } = adjusted(large)
    expect(simulated.low).toBeCloseTo(delta.low, 2)
    expect(simulated.high).toBeCloseTo(delta.high, 2)
    expect(simulated.fell).toBeGreaterThan(0.99)
    // The spread of the logarithm, from a quarter of the draws on either side.
    const half = adjusted({ ...large, confidence: 0.5 }).simulated
    const spread = (Math.log(half.high) - Math.log(half.low)) / (2 * 0.6744897501960817)
    expect(spread / Math.sqrt(logVariance.counts + logVariance.survey)).toBeCloseTo(1, 1)
    expect((Math.log(half.high) + Math.log(half.low)) / 2).toBeCloseTo(Math.log(change), 2)
  })

  it('draws shares from the posterior under Jeffreys’ prior: quartiles of 1 ÷ Beta(9.5, 1.5), qbeta of R 4.2.2', () => {
    const { simulated } = adjusted({
      reported: { before: 1e9, after: 1e9 },
      willingness: { before: { share: 1, asked: 1e9 }, after: { share: 0.9, asked: 10 } },
      confidence: 0.5,
      draws: 99_999,
    })
    expect(simulated.low).toBeCloseTo(1 / 0.939672829728, 2)
    expect(simulated.high).toBeCloseTo(1 / 0.809859338849, 2)
  })

  it('says how likely a fall is: about even where nothing changed', () => {
    const same = adjusted({
      reported: { before: 100, after: 100 },
      willingness: { before: { share: 0.5, asked: 400 }, after: { share: 0.5, asked: 400 } },
      draws: 20_000,
    })
    expect(Math.abs(same.simulated.fell - 0.5)).toBeLessThan(0.02)
    const longer = adjusted({ exposure: { before: 1, after: 3 }, draws: 2000 })
    expect(longer.simulated.fell).toBeGreaterThan(0.99)
    expect(adjusted({ exposure: { before: 3, after: 1 }, draws: 2000 }).simulated.fell).toBeLessThan(0.01)
  })

  it('does not change when each window is measured in another unit', () => {
    const weeks = adjusted({ exposure: { before: 52, after: 26 } })
    const days = adjusted({ exposure: { before: 364, after: 182 } })
    expect(days.change).toBeCloseTo(weeks.change, 12)
    expect(days.delta.low).toBeCloseTo(weeks.delta.low, 12)
    expect(days.simulated.high).toBeCloseTo(weeks.simulated.high, 10)
    expect(days.trueRate.before * 7).toBeCloseTo(weeks.trueRate.before, 12)
  })

  it('gives the same bytes for a seed, others for another, as many draws as asked', () => {
    expect(defined()).toEqual(defined())
    expect(adjusted({ seed: 2 }).simulated).not.toEqual(adjusted().simulated)
    expect(adjusted({ draws: 4000 }).simulated).toEqual(adjusted().simulated)
    expect(adjusted({ draws: 100 }).simulated.fell * 100).toBeCloseTo(
      Math.round(adjusted({ draws: 100 }).simulated.fell * 100),
      9,
    )
  })

  it('stays finite for everyone willing, one answer, and numbers at the ends of what is taken', () => {
    const share = fc.constantFrom(1e-6, 0.01, 0.5, 1)
    const asked = fc.constantFrom(1, 2.5, 300, 1e9)
    const count = fc.constantFrom(1, 3, 1e9)
    const survey = fc.record({ share, asked })
    fc.assert(
      fc.property(count, count, survey, survey, fc.constantFrom(1, 1e6), (before, after, p0, p1, dispersion) => {
        const { adjusted: answer, tippingPoint } = defined({
          reported: { before, after },
          willingness: { before: p0, after: p1 },
          dispersion,
          draws: 100,
        })
        const numbers = [tippingPoint.rise, answer?.change, answer?.delta.low, answer?.simulated.low]
        for (const one of numbers) expect(Number.isFinite(one)).toBe(true)
        expect(answer?.simulated.low).toBeLessThanOrEqual(answer?.simulated.high ?? -1)
      }),
    )
  })
})

describe('the tipping point', () => {
  it('is the rise in willingness at which violence is what it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (before, after) => {
        const { tippingPoint } = defined({ reported: { before, after }, willingness: null })
        const at = adjusted({
          reported: { before, after },
          willingness: {
            before: { share: 0.001, asked: 10 },
            after: { share: 0.001 * (1 + tippingPoint.rise), asked: 10 },
          },
          draws: 100,
        })
        expect(at.change).toBeCloseTo(1, 10)
      }),
      { numRuns: 30 },
    )
  })

  it('needs no survey, and then names no share', () => {
    const { tippingPoint, adjusted: none } = defined({ willingness: null })
    expect(none).toBeNull()
    expect(tippingPoint).toMatchObject({ rise: 0.25, share: null, reachable: null })
    const reach = z95 * Math.sqrt(1 / 60 + 1 / 75)
    expect(tippingPoint.low).toBeCloseTo(1.25 * Math.exp(-reach) - 1, 10)
    expect(tippingPoint.high).toBeCloseTo(1.25 * Math.exp(reach) - 1, 10)
  })

  it('is negative where reports fell', () => {
    expect(defined({ reported: { before: 60, after: 45 } }).tippingPoint.rise).toBeCloseTo(-0.25, 12)
  })

  it('cannot be reached where more than everyone would have to report', () => {
    expect(defined().tippingPoint).toMatchObject({ share: expect.closeTo(0.5, 12), reachable: true })
    const many = defined({ reported: { before: 30, after: 90 } }).tippingPoint
    expect(many).toMatchObject({ share: expect.closeTo(1.2, 12), reachable: false })
    const all: ReportingInput['willingness'] = {
      before: { share: 0.5, asked: 100 },
      after: { share: 0.9, asked: 100 },
    }
    expect(defined({ reported: { before: 30, after: 60 }, willingness: all }).tippingPoint).toMatchObject({
      share: 1,
      reachable: true,
    })
  })
})

describe('what is not there, and what is wrong', () => {
  it('without reports before, or since', () => {
    expect(reporting({ ...input, reported: { before: 0, after: 5 } })).toEqual({
      defined: false,
      reason: 'no-reports-before',
    })
    expect(reporting({ ...input, reported: { before: 5, after: 0 } })).toEqual({
      defined: false,
      reason: 'no-reports-after',
    })
  })

  const good = { share: 0.5, asked: 10 }
  it.each([
    ['reported.before', { reported: { before: -1, after: 1 } }],
    ['reported.after', { reported: { before: 1, after: 1.5 } }],
    ['exposure.before', { exposure: { before: 0, after: 1 } }],
    ['exposure.after', { exposure: { before: 1, after: Number.NaN } }],
    ['willingness.before.share', { willingness: { before: { share: 0, asked: 10 }, after: good } }],
    ['willingness.after.share', { willingness: { before: good, after: { share: 1.01, asked: 10 } } }],
    ['willingness.after.asked', { willingness: { before: good, after: { share: 0.5, asked: 0 } } }],
    ['dispersion', { dispersion: 0 }],
    ['confidence', { confidence: 1 }],
    ['draws', { draws: 99 }],
    ['seed', { seed: 0.5 }],
  ] as [string, Partial<ReportingInput>][])('%s is named', (argument, change) => {
    const call = () => reporting({ ...input, ...change })
    expect(call).toThrow(MethodError)
    expect(call).toThrow(`${argument}:`)
  })
})
