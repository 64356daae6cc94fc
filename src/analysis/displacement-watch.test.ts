import { describe, expect, it } from 'vitest'
import { displacementWatch, type WatchInput } from './displacement-watch.ts'
import { eBenjaminiHochberg } from './e-bh.ts'
import { riseEvidence } from './rise-evidence.ts'
import { Cancelled } from './work.ts'

const weeksBefore = 52
const weeksSince = 12
const weeks = weeksBefore + weeksSince
const series = (before: number, since: number) =>
  Array.from({ length: weeks }, (_, week) => (week < weeksBefore ? before : since))
/** Four places: 0 falls and 1 rises by as much, 2 falls and is nearer but of another form, 3 stays. */
const town: WatchInput = {
  placeCount: 4,
  weeksBefore,
  weeksSince,
  target: [...series(6, 2), ...series(1, 5), ...series(6, 2), ...series(3, 3)],
  comparison: series(40, 40),
  form: [7, 7, 8, 7],
  walkingMetres: [0, 300, 500, 90, 310, 0, 80, 50, 500, 80, 0, 60, 90, 50, 60, 0],
}
const run = (changes: Partial<WatchInput> = {}) => displacementWatch({ ...town, ...changes })

describe('the displacement watch', () => {
  it('proposes the place that rose, in the week when e-BH over all places first chooses it, once', () => {
    const { proposals, evidence, cutOff } = run()
    expect(proposals.map(({ place }) => place)).toEqual([1])
    const week = (proposals[0]?.week ?? 0) - 1
    const chosenIn = Array.from({ length: weeksSince }, (_, w) =>
      Array.from(
        eBenjaminiHochberg(
          Array.from({ length: 4 }, (_, place) => evidence[place * weeksSince + w] ?? 0),
          0.1,
        ).chosen,
      ),
    )
    expect(chosenIn.findIndex((chosen) => chosen.includes(1))).toBe(week)
    expect(chosenIn[weeksSince - 1]).toEqual([1])
    expect(proposals[0]?.evidence).toBe(evidence[weeksSince + week])
    expect(cutOff[week]).toBe(40)
  })

  it('names the nearest falling place of the same form on foot, from it to the place, with its evidence', () => {
    const [proposal] = run().proposals
    expect(proposal?.origin).toMatchObject({ place: 0, metres: 300 })
    const fall = riseEvidence(
      {
        targetBefore: 40 * 52,
        comparisonBefore: 6 * 52,
        targetSince: series(40, 40).slice(52),
        comparisonSince: series(6, 2).slice(52),
      },
      1,
      1,
    )
    expect(proposal?.origin?.evidence).toBe(fall.at(-1))
    expect(run({ form: undefined }).proposals[0]?.origin).toMatchObject({ place: 2, metres: 80 })
  })

  it('names none without distances, without a way, and without one that fell', () => {
    expect(run({ walkingMetres: undefined }).proposals[0]?.origin).toBeNull()
    const noWay = Array.from(town.walkingMetres ?? [], (metres, i) => (i === 1 ? Number.POSITIVE_INFINITY : metres))
    expect(run({ walkingMetres: noWay }).proposals[0]?.origin).toBeNull()
    const target = [...series(6, 6), ...series(1, 5), ...series(6, 6), ...series(3, 3)]
    expect(run({ target }).proposals[0]?.origin).toBeNull()
  })

  it('leaves places without comparison events before out of the choice, and says so', () => {
    const none = Array.from({ length: weeks }, (_, week) => (week < weeksBefore ? 0 : 40))
    const comparison = [...series(40, 40), ...series(40, 40), ...series(40, 40), ...none]
    const answer = run({ comparison })
    expect(Array.from(answer.notDefined)).toEqual([3])
    expect(answer.evidence[3 * weeksSince]).toBe(0)
    expect(answer.cutOff[weeksSince - 1]).toBe(30)
    const nothing = run({ comparison: none })
    expect(Array.from(nothing.notDefined)).toEqual([0, 1, 2, 3])
    expect([nothing.proposals, Array.from(nothing.cutOff)]).toEqual([[], Array.from({ length: weeksSince }, () => 0)])
  })

  it('is the same places in another order, and the same for one comparison said once or for each', () => {
    const order = [2, 0, 3, 1]
    const rows = (values: ArrayLike<number>) =>
      order.flatMap((place) => Array.from(values).slice(place * weeks, (place + 1) * weeks))
    const turned = run({ target: rows(town.target), form: undefined, walkingMetres: undefined })
    expect(turned.proposals.map(({ place }) => order[place])).toEqual([1])
    const each = run({ comparison: [1, 2, 3, 4].flatMap(() => Array.from(town.comparison)) })
    expect(each).toEqual(run())
  })

  it('divides by one φ of all targets, and of the comparison as much as it matters', () => {
    expect(run().dispersion).toEqual(Float64Array.of(1, 1, 1, 1))
    // Targets of 2 and 6 in turn: 52 · 4 / 51 / 4 = 1.02; a comparison of 10 and 70: 52 · 900 / 51 / 40 = 22.9.
    const uneven = (low: number, high: number) =>
      Array.from({ length: weeks }, (_, week) => (week % 2 === 0 ? low : high))
    const { dispersion } = displacementWatch({
      placeCount: 1,
      weeksBefore,
      weeksSince,
      target: uneven(2, 6),
      comparison: uneven(10, 70),
    })
    const [ofTarget, ofComparison] = [(52 * 4) / 51 / 4, (52 * 900) / 51 / 40]
    expect(dispersion[0]).toBeCloseTo((ofTarget * 40 + ofComparison * 4) / 44, 12)
    expect(displacementWatch(town, { dispersion: 2.5 }).dispersion).toEqual(Float64Array.of(2.5, 2.5, 2.5, 2.5))
  })

  it('takes the φ of each place’s own comparison where each has one', () => {
    const uneven = Array.from({ length: weeks }, (_, week) => (week % 2 === 0 ? 10 : 70))
    const { dispersion } = run({ comparison: [...series(40, 40), ...uneven, ...series(40, 40), ...series(40, 40)] })
    // Targets that do not vary have φ = 1, so (C0 + φ_C T0) / (T0 + C0) is known but for φ_C.
    const ofComparison = [6, 1, 6, 3].map((mean, place) => ((dispersion[place] ?? 0) * (mean + 40) - 40) / mean)
    expect(ofComparison[2]).toBeCloseTo(ofComparison[0] ?? 0, 9)
    expect(ofComparison[3]).toBeCloseTo(ofComparison[0] ?? 0, 9)
    // Place 1 has 52 · 900 / 51 / 40 = 22.9, the others have 0 and are held to what all have together.
    expect(ofComparison[1]).toBeGreaterThan(2 * (ofComparison[0] ?? 0))
  })

  it('names no place as an origin that was proposed itself, though it fell since', () => {
    const rise = Array.from({ length: 52 + 48 }, (_, week) => (week < 52 ? 4 : week < 58 ? 20 : 0))
    const later = Array.from({ length: 52 + 48 }, (_, week) => (week < 52 ? 1 : 5))
    const two: WatchInput = {
      placeCount: 2,
      weeksBefore: 52,
      weeksSince: 48,
      target: [...rise, ...later],
      comparison: Array.from({ length: 100 }, () => 40),
      walkingMetres: [0, 100, 100, 0],
    }
    const { proposals } = displacementWatch(two)
    expect(proposals.map(({ place, origin }) => [place, origin])).toEqual([
      [0, null],
      [1, null],
    ])
    // It would be one, had it not been proposed.
    const onlyFell = [...Array.from(rise, (count, week) => (week >= 52 && week < 58 ? 4 : count)), ...later]
    expect(displacementWatch({ ...two, target: onlyFell }).proposals).toMatchObject([
      { place: 1, origin: { place: 0 } },
    ])
  })

  it('proposes a place again that was answered for, by the weeks after the answer alone', () => {
    const first = run().proposals[0]
    const answered = (first?.week ?? 0) + 2
    const again = run({ answeredWeeks: [0, answered, 0, 0] })
    const alone = riseEvidence(
      {
        targetBefore: 1 * 52,
        comparisonBefore: 40 * 52,
        targetSince: series(1, 5).slice(52 + answered),
        comparisonSince: series(40, 40).slice(52 + answered),
      },
      1,
      1,
    )
    expect(Array.from(again.evidence.subarray(weeksSince + answered, 2 * weeksSince))).toEqual(Array.from(alone))
    expect(again.proposals).toMatchObject([{ place: 1 }])
    expect(again.proposals[0]?.week).toBeGreaterThan(answered)
    // The past stays as it was, for this place and for the others.
    expect(again.evidence.subarray(0, weeksSince + answered)).toEqual(run().evidence.subarray(0, weeksSince + answered))
  })

  it('proposes it never again when nothing more happens after the answer, or no week has passed since', () => {
    const over = Array.from({ length: weeks }, (_, week) => (week >= 52 && week < 58 ? 6 : 1))
    const target = [...series(6, 2), ...over, ...series(6, 2), ...series(3, 3)]
    expect(run({ target }).proposals).toMatchObject([{ place: 1 }])
    expect(run({ target, answeredWeeks: [0, 6, 0, 0] }).proposals).toEqual([])
    expect(run({ answeredWeeks: [0, weeksSince, 0, 0] }).proposals).toEqual([])
  })

  it('tells how far it is and stops when asked', () => {
    const seen: number[] = []
    displacementWatch(town, {}, { progress: (done, total) => seen.push(done / total) })
    expect(seen).toEqual([0.25, 0.5, 0.75, 1])
    expect(() => displacementWatch(town, {}, { cancelled: () => true })).toThrow(Cancelled)
  })

  it.each<[Partial<WatchInput>, string]>([
    [{ placeCount: 0 }, 'placeCount'],
    [{ weeksBefore: 1 }, 'weeksBefore'],
    [{ weeksSince: 0 }, 'weeksSince'],
    [{ target: [1, 2] }, 'target: length differs; give the length of placeCount × weeks (256), not 2'],
    [{ comparison: [1, 2] }, 'comparison: length differs; give the length of target (256), not 2'],
    [{ target: Array.from(town.target, () => -1) }, 'target[0]: negative'],
    [{ target: Array.from(town.target, () => 100_001) }, 'target[0]: out of range'],
    [{ comparison: Array.from(town.comparison, () => Number.NaN) }, 'comparison[0]: not finite'],
    [{ form: [1] }, 'form: length differs; give the length of placeCount (4), not 1'],
    [{ answeredWeeks: [1] }, 'answeredWeeks: length differs'],
    [{ answeredWeeks: [0, -1, 0, 0] }, 'answeredWeeks[1]: negative'],
    [{ form: [1, 2, 3, -1] }, 'form[3]: unknown reference'],
    [{ walkingMetres: [0] }, 'walkingMetres: length differs; give the length of placeCount² (16), not 1'],
    [{ walkingMetres: Array.from(town.walkingMetres ?? [], () => Number.NaN) }, 'walkingMetres[0]: not finite'],
    [{ walkingMetres: Array.from(town.walkingMetres ?? [], () => -1) }, 'walkingMetres[0]: negative'],
  ])('refuses %j', (changes, message) => {
    expect(() => run(changes)).toThrow(message)
  })
  it('refuses options out of range', () => {
    expect(() => displacementWatch(town, { falseDiscoveryRate: 1 })).toThrow('falseDiscoveryRate')
    expect(() => displacementWatch(town, { falseDiscoveryRate: 1e-13 })).toThrow('falseDiscoveryRate: out of range')
    expect(() => displacementWatch(town, { shiftSd: 0 })).toThrow('shiftSd')
    expect(() => displacementWatch(town, { dispersion: 0.5 })).toThrow('dispersion')
    expect(() => displacementWatch(town, { fallingFrom: 0 })).toThrow('fallingFrom')
  })
})
